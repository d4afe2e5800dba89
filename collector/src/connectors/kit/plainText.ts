const UNPRINTABLE = /[\p{Cc}\p{Cs}]/gu;

/**
 * Foreign text in a form that every column can hold: control characters and halves of surrogate pairs are written as
 * JSON writes them. Postgres refuses the one in text and the other in JSON; two different texts stay different.
 */
export function plainText(text: string): string {
  return text.replace(UNPRINTABLE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
