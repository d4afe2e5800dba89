import Table from 'cli-table3';

/** Standard output is for the data of a command; messages to people go to standard error. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** A table with the first columns to the left and figures to the right. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[], leftColumns: number): void {
  const table = new Table({
    head: [...head],
    style: { head: [], border: [], compact: true },
    colAligns: head.map((_, index) => (index < leftColumns ? 'left' : 'right')),
  });
  table.push(...rows.map((row) => [...row]));
  print(table.toString());
}

/** `1234567.8` as `1,234,567.8`; every digit that is stored is shown. */
export function grouped(value: string | null): string {
  if (value === null) return '-';
  const [whole = '', fraction] = value.split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? text : `${text}.${fraction}`;
}

/** `3700` seconds as `1 h ago`. */
export function age(seconds: number | null): string {
  if (seconds === null) return 'never';
  if (seconds < 90) return 'just now';
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min ago`;
  if (seconds < 129_600) return `${Math.round(seconds / 3_600)} h ago`;
  return `${Math.round(seconds / 86_400)} days ago`;
}
