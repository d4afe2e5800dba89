/**
 * A spreadsheet runs a text cell that begins with one of these as a formula, or drops the blank before it and then does.
 * The full-width signs count too: some input methods and some spreadsheets turn them into the plain ones.
 */
const DANGEROUS = '=+\\-@\\t\\r\\n＝＋－＠';
const NEEDS_GUARD = new RegExp(`^'*[${DANGEROUS}]`);
const IS_GUARDED = new RegExp(`^''*[${DANGEROUS}]`);

/**
 * Text for a cell of a CSV file, harmless when a spreadsheet opens it: one apostrophe is put before a dangerous start.
 * Text that already looks guarded gets one more, so that `rearm` gives back every text exactly.
 */
export function disarm(text: string): string {
  return NEEDS_GUARD.test(text) ? `'${text}` : text;
}

/** The inverse of `disarm`; text that was never guarded stays as it is. */
export function rearm(text: string): string {
  return IS_GUARDED.test(text) ? text.slice(1) : text;
}
