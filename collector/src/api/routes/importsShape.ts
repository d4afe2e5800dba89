import { Type, type Static } from 'typebox';
import type { ImportResult } from '../../jobs/imports/importResult.js';
import { ErrorBody } from '../errorBody.js';
import { queryOf } from '../contract/pages.js';
import { Calendar, Money, orNull } from '../contract/scalars.js';

const Flag = (description: string) => Type.Optional(Type.Boolean({ description }));

export const ImportQuery = queryOf({
  format: Type.Optional(
    Type.Enum(['csv', 'focus', 'ccusage'], { description: 'Left out: found from the content of the file' }),
  ),
  source: Type.Optional(
    Type.Enum(['import', 'manual', 'estimate'], {
      description: 'manual makes a manual entry of every row; default import',
    }),
  ),
  dry_run: Flag('1: tells what would happen and stores nothing'),
  partial: Flag('1: takes the good rows although others have faults'),
  create_accounts: Flag('1: makes accounts that are not there yet'),
  account: Type.Optional(Type.String({ minLength: 1, maxLength: 500, description: 'Account of rows that name none' })),
  file_name: Type.Optional(
    Type.String({ maxLength: 200, pattern: '^[^\\u0000-\\u001f\\u007f]+$', description: 'For the history of changes' }),
  ),
});

const Fault = Type.Object({
  line: Type.Integer({ minimum: 1 }),
  column: orNull(Type.String()),
  message: Type.String(),
});

const Faults = {
  faults: Type.Array(Fault, { description: 'The first thousand' }),
  fault_count: Type.Integer(),
};

export const ImportAnswer = Type.Object(
  {
    format: Type.Enum(['csv', 'focus', 'ccusage']),
    source: Type.Enum(['import', 'manual', 'estimate']),
    dry_run: Type.Boolean(),
    rows: Type.Integer({ description: 'Charges of the file that were taken' }),
    charges_new: Type.Integer(),
    charges_changed: Type.Integer(),
    charges_unchanged: Type.Integer(),
    skipped: Type.Integer({ description: 'Charges of the file that were not taken' }),
    accounts_created: Type.Array(Type.String()),
    total: Type.Array(Type.Object({ currency: Type.String(), cost: Money })),
    first_day: orNull(Calendar),
    last_day: orNull(Calendar),
    ...Faults,
    warnings: Type.Array(Type.Object({ code: Type.String(), message: Type.String() })),
  },
  { title: 'ImportResult' },
);

export const RefusedAnswer = Type.Object({ ...ErrorBody.properties, ...Faults }, { title: 'ImportRefused' });

export function importAnswer(result: ImportResult): Static<typeof ImportAnswer> {
  return {
    format: result.format,
    source: result.source,
    dry_run: result.dryRun,
    rows: result.rows,
    charges_new: result.chargesNew,
    charges_changed: result.chargesChanged,
    charges_unchanged: result.chargesUnchanged,
    skipped: result.skipped,
    accounts_created: [...result.accountsCreated],
    total: [...result.total],
    first_day: result.firstDay,
    last_day: result.lastDay,
    faults: [...result.faults],
    fault_count: result.faultCount,
    warnings: result.warnings.map(({ code, message }) => ({ code, message })),
  };
}
