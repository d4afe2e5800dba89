/** Two slashes, a step upwards, a backslash, a control character, or an encoded slash, backslash, dot, percent or control character. */
const TRICKS = /\/\/|(^|\/)\.{1,2}(\/|$)|\\|%(2e|2f|5c|25|[01][0-9a-f]|7f)|[^\x21-\x7e]/i;

/** Whether a request's path means the same to every server on its way. The query is not looked at. */
export function isPlainPath(url: string): boolean {
  return url.startsWith('/') && !TRICKS.test(url.split(/[?#]/, 1)[0] ?? '');
}
