import { didYouMean } from '../domain/closestName.js';
import { shown, type FaultLog } from './faultLog.js';

/** What a CSV format knows of its columns. */
export interface ColumnLayout<C extends string> {
  readonly known: readonly C[];
  readonly required: readonly C[];
  /** A row must have one of these columns. */
  readonly oneOf: readonly C[];
  /** A foreign file has many columns that say nothing about charges; in our own an unknown one is a slip of the pen. */
  readonly unknown: 'refuse' | 'ignore';
  /** A metadata line after the rows may begin where this column stands: its cells never begin with `#`. */
  readonly dayColumn: C;
  /** Free text: when the file ends inside it without a line end, no figure can have been cut. */
  readonly freeText: readonly C[];
}

/** Where each known column stands in the header; null, with the reasons in `faults`, when the rows cannot be read by it. */
export function findColumns<C extends string>(
  header: readonly string[],
  line: number,
  layout: ColumnLayout<C>,
  faults: FaultLog,
): ReadonlyMap<C, number> | null {
  const before = faults.count;
  refuseSeparator(header, line, faults);
  if (faults.count > before) return null;
  const nameOf = new Map(layout.known.map((name) => [name.toLowerCase(), name]));
  const places = new Map<C, number>();
  for (const [index, cell] of header.entries()) {
    const name = nameOf.get(cell.normalize('NFC').toLowerCase());
    if (name === undefined) refuseUnknown(cell, index, line, layout, faults);
    else if (places.has(name)) faults.add(line, name, `the column ${name} stands twice in the header; keep one`);
    else places.set(name, index);
  }
  refuseMissing(header, line, layout, places, faults);
  return faults.count === before ? places : null;
}

/** Spreadsheets of many countries write semicolons, since their numbers have commas. */
function refuseSeparator([only = '', ...rest]: readonly string[], line: number, faults: FaultLog): void {
  const separator = rest.length === 0 ? /[;\t|]/.exec(only)?.[0] : undefined;
  if (separator === undefined) return;
  faults.add(
    line,
    null,
    `the cells are separated by ${shown(separator)}; separate them by commas and write numbers as 1234.50`,
  );
}

function refuseUnknown<C extends string>(
  cell: string,
  index: number,
  line: number,
  layout: ColumnLayout<C>,
  faults: FaultLog,
): void {
  if (layout.unknown === 'ignore' || /^x_/i.test(cell)) return;
  const message =
    cell === ''
      ? `column ${index + 1} has no name; name it or remove it`
      : `the column ${shown(cell)} is not known${didYouMean(cell, layout.known)}; rename it, remove it, or begin its name with x_ to have it ignored`;
  faults.add(line, cell === '' ? null : cell.slice(0, 100), message);
}

function refuseMissing<C extends string>(
  header: readonly string[],
  line: number,
  layout: ColumnLayout<C>,
  places: ReadonlyMap<C, number>,
  faults: FaultLog,
): void {
  const first = shown(header.join(','));
  for (const name of layout.required) {
    if (places.has(name)) continue;
    faults.add(
      line,
      name,
      `the column ${name} is missing; the header is ${first}, it needs ${layout.required.join(', ')}`,
    );
  }
  if (layout.oneOf.length > 0 && !layout.oneOf.some((name) => places.has(name))) {
    faults.add(line, null, `the header is ${first}, it needs one of the columns ${layout.oneOf.join(', ')}`);
  }
}
