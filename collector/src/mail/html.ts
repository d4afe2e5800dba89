/** A piece of HTML that is safe to put into another. */
export class Html {
  constructor(readonly text: string) {}
}

type Piece = string | number | Html | readonly Html[];

/** `` html`<p>${anything}</p>` ``: whatever is put in is text and never markup, unless it was made by this very function. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(parts.reduce((text, part, index) => text + written(pieces[index - 1] ?? '') + part));
}

function written(piece: Piece): string {
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'object') return piece.map(({ text }) => text).join('');
  return String(piece).replace(/[&<>"'`=]/g, (character) => `&#${character.charCodeAt(0)};`);
}
