import Table from 'cli-table3';

/** Prints one table of measured figures under its title. */
export function printTable(title: string, head: string[], rows: string[][]): void {
  const table = new Table({
    head,
    style: { head: [], border: [] },
    colAligns: head.map((_, index) => (index === 0 ? 'left' : 'right')),
  });
  table.push(...rows);
  process.stdout.write(`\n${title}\n${table.toString()}\n`);
}
