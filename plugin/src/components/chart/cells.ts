/** What a spreadsheet takes for the beginning of a formula; the full-width signs are turned into the plain ones. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A text as a cell of a file or of the clipboard: a spreadsheet neither runs it nor spills it into other cells. */
export function textCell(text: string): string {
  return quoted(disarmed(text));
}

/** Numbers must not come here: `-5` would become a text. */
function disarmed(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Quotes a text (RFC 4180), whether its cells are kept apart by comma or by tab. */
function quoted(text: string): string {
  return /[",\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
