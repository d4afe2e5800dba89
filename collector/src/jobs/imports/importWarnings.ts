import type { Source } from '../../domain/charge.js';
import type { ImportReading, ImportRow } from '../../importing/reading.js';
import { leftOut } from './entriesOfRows.js';
import type { ImportWarning } from './importResult.js';
import type { EntryEffect } from './storeEntries.js';

/** What an import tells beside its figures. */
export function warningsOf(done: {
  readonly reading: ImportReading;
  readonly source: Exclude<Source, 'api'>;
  readonly isSourceNamed: boolean;
  readonly taken: readonly ImportRow[];
  readonly effect: EntryEffect;
}): ImportWarning[] {
  const { reading, source, isSourceNamed, taken, effect } = done;
  const columns = source === 'manual' ? [...new Set(taken.flatMap(leftOut))] : [];
  const warnings: (ImportWarning | false)[] = [
    taken.length > 0 &&
      effect.unchanged === taken.length && {
        code: 'NOTHING_CHANGED',
        message: 'everything in this file is stored already; nothing was changed',
      },
    reading.longPeriods > 0 && {
      code: 'LONG_PERIODS',
      message: `${counted(reading.longPeriods, 'row has', 'rows have')} a period of more than a day; each is booked whole on its first day`,
    },
    reading.suggestedSource === 'manual' &&
      !isSourceNamed && {
        code: 'FILE_SAYS_MANUAL',
        message:
          'the file says that its rows were typed in; to make manual entries of them, import it with source=manual',
      },
    effect.deleted > 0 && {
      code: 'ENTRIES_STAY_DELETED',
      message: `${counted(effect.deleted, 'row is', 'rows are')} about entries that a person has deleted since; they stay deleted`,
    },
    effect.withheld > 0 && {
      code: 'ESTIMATES_WITHHELD',
      message: `${counted(effect.withheld, 'row estimates a day', 'rows estimate days')} that the provider has billed; an estimate gives way to the bill and was left out`,
    },
    columns.length > 0 && {
      code: 'COLUMNS_LEFT_OUT',
      message: `a manual entry has no ${columns.join(', ')}; these columns were left out`,
    },
  ];
  return warnings.filter((warning) => warning !== false);
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
