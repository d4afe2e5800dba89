/** Browsers read the file after the click; this long is more than any needs to begin. */
const KEEP_MS = 60_000;

/** Hands a file to the person, under its name. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
}
