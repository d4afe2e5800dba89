import { dayOfEpoch, dayPeriod, type Day, type Period } from '../domain/day.js';
import type { CsvCells } from './csvCells.js';

/** The stretch between two cells; null, with the fault noted, when it is not one. Both cells must be filled. */
export function readPeriod<C extends string>(cells: CsvCells<C>, startColumn: C, endColumn: C): Period | null {
  for (const column of [startColumn, endColumn]) {
    if (cells.raw(column) === '') cells.fault(column, 'the cell is blank; write it as 2026-01-31T00:00:00Z');
  }
  const start = cells.instant(startColumn);
  const end = cells.instant(endColumn);
  if (start === null || end === null) return null;
  if (Date.parse(end) > Date.parse(start)) return { start, end };
  cells.fault(
    endColumn,
    `the period ends at ${end}, not after its start ${start}; the end is not part of it, so a day ends at the next 00:00:00Z`,
  );
  return null;
}

/** The UTC day on which a charge is booked whole, however long its period. */
export function bookedOn(period: Period): Day {
  return dayOfEpoch(Date.parse(period.start));
}

/** The period of a row that may leave both cells blank and then means its whole day. */
export function periodOfDay<C extends string>(
  cells: CsvCells<C>,
  day: Day,
  dayColumn: C,
  startColumn: C,
  endColumn: C,
): Period | null {
  if (cells.raw(startColumn) === '' && cells.raw(endColumn) === '') return dayPeriod(day);
  const period = readPeriod(cells, startColumn, endColumn);
  if (period && bookedOn(period) !== day) {
    cells.fault(
      startColumn,
      `the period starts on ${bookedOn(period)}, but ${dayColumn} says ${day}; give both the same UTC day`,
    );
  }
  return period;
}
