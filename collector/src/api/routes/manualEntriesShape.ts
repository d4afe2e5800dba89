import { Type, type Static } from 'typebox';
import type { EntryAnswer } from '../../jobs/entries/createEntry.js';
import type { EntryChange } from '../../jobs/entries/changeEntry.js';
import type { ManualEntry } from '../../store/manualEntries.js';
import type { EntryVersionRow } from '../../store/manualEntryVersions.js';
import { AccountId, Calendar, Money, Timestamp, orNull } from '../contract/scalars.js';

const Category = Type.Enum(['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment']);
const Spread = Type.Enum(['even', 'single'], {
  description: 'The same every day of the period, or one charge on its first day',
});
const Tags = Type.Record(Type.String(), Type.String());
const Currency = Type.String({ description: 'ISO 4217 code', examples: ['USD'] });
/** Texts are checked by the job, which says what is wrong with them. */
const Text = Type.String({ maxLength: 10_000 });

const FIELDS = {
  date: Type.Optional(Calendar),
  first_day: Type.Optional(Calendar),
  last_day: Type.Optional(Calendar),
  cost: Type.Optional(
    Type.Union([Type.String({ maxLength: 100 }), Type.Number()], {
      description: 'At most 12 digits behind the point; below 0 only for a Credit or an Adjustment',
    }),
  ),
  currency: Type.Optional(Type.String({ maxLength: 100, description: 'ISO 4217 code; default USD' })),
  tokens: Type.Optional(orNull(Type.Integer({ minimum: 0 }))),
  model: Type.Optional(Text),
  request_type: Type.Optional(Type.String({ maxLength: 10_000, description: 'Default manual' })),
  charge_category: Type.Optional(Category),
  notes: Type.Optional(Type.String({ maxLength: 10_000, description: 'At most 2000 characters' })),
  tags: Type.Optional(Tags),
  spread: Type.Optional(Spread),
};

export const NewEntry = Type.Object(
  { account_id: AccountId, ...FIELDS },
  {
    additionalProperties: false,
    title: 'NewManualEntry',
    description: 'A cost of one day (date) or of a period of at most 366 days (first_day and last_day)',
  },
);

export const EntryPatch = Type.Object(
  {
    ...FIELDS,
    deleted: Type.Optional(Type.Boolean({ description: 'false brings a deleted entry back' })),
    version: Type.Optional(
      Type.Integer({ minimum: 1, description: 'The version that you have seen; 409 when it is another one now' }),
    ),
  },
  { additionalProperties: false, title: 'ManualEntryChange' },
);

export const Entry = Type.Object(
  {
    id: Type.Integer(),
    account_id: AccountId,
    first_day: Calendar,
    last_day: Calendar,
    spread: Spread,
    cost: Money,
    currency: Currency,
    tokens: orNull(Type.Integer()),
    charge_category: Category,
    model: Type.String(),
    request_type: Type.String(),
    notes: Type.String(),
    tags: Tags,
    source: Type.Literal('manual'),
    version: Type.Integer({ description: 'Counts the changes from 1' }),
    created_by: Type.String({ description: 'Name of the person' }),
    created_at: Timestamp,
    updated_by: Type.String({ description: 'Name of the person' }),
    updated_at: Timestamp,
    deleted_at: orNull(Timestamp),
  },
  { title: 'ManualEntry' },
);

const Warning = Type.Object({
  code: Type.Literal('OVERLAPS_API_CHARGES'),
  message: Type.String(),
  days: Type.Array(Calendar),
  api_cost: Money,
  currency: Currency,
});

export const EntryWithWarnings = Type.Object({ ...Entry.properties, warnings: Type.Array(Warning) });

const Values = orNull(Type.Record(Type.String(), Type.Unknown()), {
  description: 'What the entry said, in the words of a PATCH; null: it was not there',
});

export const EntryVersion = Type.Object(
  {
    version: Type.Integer(),
    action: Type.Enum(['created', 'updated', 'deleted', 'restored']),
    actor: Type.String({ description: 'The verified subject' }),
    actor_name: Type.String(),
    at: Timestamp,
    old: Values,
    new: Values,
  },
  { title: 'ManualEntryVersion' },
);

/** What a body asks for, in our own words. */
export function wishOf(body: Static<typeof EntryPatch>): EntryChange {
  const { first_day, last_day, request_type, charge_category, ...same } = body;
  return {
    ...same,
    ...(first_day === undefined ? {} : { firstDay: first_day }),
    ...(last_day === undefined ? {} : { lastDay: last_day }),
    ...(request_type === undefined ? {} : { requestType: request_type }),
    ...(charge_category === undefined ? {} : { chargeCategory: charge_category }),
  };
}

export function entryAnswer(entry: ManualEntry): Static<typeof Entry> {
  return {
    id: entry.entryId,
    account_id: entry.accountId,
    first_day: entry.firstDay,
    last_day: entry.lastDay,
    spread: entry.spread,
    cost: entry.billedCost,
    currency: entry.billingCurrency,
    tokens: entry.tokens === null ? null : Number(entry.tokens),
    charge_category: entry.chargeCategory,
    model: entry.model,
    request_type: entry.requestType,
    notes: entry.notes,
    tags: { ...entry.tags },
    source: 'manual',
    version: entry.version,
    created_by: entry.createdByName,
    created_at: entry.createdAt,
    updated_by: entry.updatedByName,
    updated_at: entry.updatedAt,
    deleted_at: entry.deletedAt,
  };
}

export function answerWithWarnings({ entry, warnings }: EntryAnswer): Static<typeof EntryWithWarnings> {
  const told = warnings.map(({ days, apiCost, ...same }) => ({ ...same, days: [...days], api_cost: apiCost }));
  return { ...entryAnswer(entry), warnings: told };
}

export function versionAnswer(row: EntryVersionRow): Static<typeof EntryVersion> {
  return {
    version: row.version,
    action: row.action,
    actor: row.actor,
    actor_name: row.actorName,
    at: row.recordedAt,
    old: row.oldValues,
    new: row.newValues,
  };
}
