/** ` (did you mean X?)` with the name that somebody who wrote `word` most probably meant, or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const limit = Math.max(1, Math.floor(bare(word).length / 3));
  const ranked = [...known]
    .map((name) => ({ name, distance: editDistance(bare(word), bare(name)) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  return ranked[0] ? ` (did you mean ${ranked[0].name}?)` : '';
}

function bare(name: string): string {
  // A word of 64 kB is no name; its length alone must not cost a second.
  return name
    .slice(0, 100)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function editDistance(from: string, to: string): number {
  let costs = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...from].entries()) {
    const next = [row + 1];
    for (let at = 0; at < to.length; at += 1) {
      const swap = (costs[at] ?? 0) + (letter === to[at] ? 0 : 1);
      next.push(Math.min(swap, (costs[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    costs = next;
  }
  return costs[to.length] ?? 0;
}
