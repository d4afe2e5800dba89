import { Type, type TSchema, type TSchemaOptions } from 'typebox';

/** Shapes that many routes share. Money is decimal text, so that no reader's float can change it. */
export const Money = Type.String({
  pattern: '^-?\\d+(\\.\\d{1,12})?$',
  description: 'A decimal number as text',
  examples: ['12.5'],
});
export const Calendar = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: 'A UTC day',
  examples: ['2026-11-01'],
});
export const Timestamp = Type.String({
  description: 'An instant, ISO 8601 in UTC',
  examples: ['2026-11-01T00:00:00Z'],
});
export const Source = Type.Enum(['api', 'estimate', 'import', 'manual'], {
  description: 'Billed, estimated, from a file, or typed in',
});
export const Finality = Type.Enum(['provisional', 'settling', 'final'], {
  description: 'Still running, still corrected, or done',
});
/** The greatest number that the database has for accounts and budgets. */
const LAST_ID = 2_147_483_647;
export const AccountId = Type.Integer({ minimum: 1, maximum: LAST_ID, description: 'Number of an account' });

/** `:id` of an address. */
export const IdParameter = Type.Object({ id: Type.Integer({ minimum: 1, maximum: LAST_ID }) });

/** The value, or null where there is none or nobody knows it. */
export function orNull<Schema extends TSchema>(schema: Schema, options?: TSchemaOptions) {
  return Type.Union([schema, Type.Null()], options);
}
