/** Control characters, line separators, and marks that turn the direction of writing. */
const INVISIBLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Text from outside in one line of at most so many characters, without anything that a header or a reader could trip over. */
export function oneLine(text: string, max: number): string {
  return cut(wellFormed(text).replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim(), max);
}

/** The same for text of several lines; empty ones are dropped. */
export function severalLines(text: string, max: number): string[] {
  const lines = wellFormed(text).split(/\r\n?|\n/);
  const cleaned = lines.map((line) => oneLine(line, max)).filter((line) => line !== '');
  return cleaned.slice(0, MAX_LINES);
}

const MAX_LINES = 20;

function cut(text: string, max: number): string {
  const characters = [...text];
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`;
}

/** Half a character is no text, and no mail service takes it. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
