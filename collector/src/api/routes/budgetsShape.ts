import { Type, type Static } from 'typebox';
import { BUDGET_PERIODS, SEVERITIES, THRESHOLD_KINDS } from '../../domain/budget.js';
import type { BudgetAnswer } from '../../jobs/budgets/budgetRecords.js';
import type { BudgetChange } from '../../jobs/budgets/changeBudget.js';
import type { Budget } from '../../store/budgets/budgets.js';
import { AccountId, Calendar, Money, Source, Timestamp, orNull } from '../contract/scalars.js';

const Period = Type.Enum([...BUDGET_PERIODS], {
  description: 'By the UTC calendar, or from first_day to last_day',
});
const Kind = Type.Enum([...THRESHOLD_KINDS], {
  description:
    'percent of the limit, amount in the currency, or forecast: the limit will be passed with this probability',
});
const Severity = Type.Enum([...SEVERITIES]);
const Amount = Type.Union([Type.String({ maxLength: 100 }), Type.Number()]);
/** Texts are checked by the job, which says what is wrong with them. */
const Text = Type.String({ maxLength: 500 });

const GivenThreshold = Type.Object(
  { kind: Kind, value: Type.Optional(Amount), severity: Severity },
  { additionalProperties: false, description: 'A forecast without a value means 80 percent' },
);

const FIELDS = {
  name: Type.Optional(Text),
  limit: Type.Optional(Amount),
  currency: Type.Optional(Type.String({ maxLength: 100, description: 'ISO 4217 code; default USD' })),
  period: Type.Optional(Period),
  first_day: Type.Optional(orNull(Calendar)),
  last_day: Type.Optional(orNull(Calendar)),
  service_id: Type.Optional(orNull(Text)),
  account_id: Type.Optional(orNull(AccountId)),
  model: Type.Optional(orNull(Text)),
  project: Type.Optional(orNull(Text, { description: 'Its id, or the name people know it by' })),
  tag: Type.Optional(orNull(Type.Object({ key: Text, value: Text }, { additionalProperties: false }))),
  sources: Type.Optional(Type.Array(Source, { maxItems: 100, description: 'Which figures count; default all' })),
  thresholds: Type.Optional(
    Type.Array(GivenThreshold, { maxItems: 1_000, description: 'Default 70, 90 and 100 percent; at most 20' }),
  ),
  active: Type.Optional(Type.Boolean()),
};

export const NewBudget = Type.Object(FIELDS, {
  additionalProperties: false,
  title: 'NewBudget',
  description: 'name and limit are needed; what of the scope is left out is all',
});

export const BudgetPatch = Type.Object(
  {
    ...FIELDS,
    version: Type.Optional(
      Type.Integer({ minimum: 1, description: 'The version that you have seen; 409 when it is another one now' }),
    ),
  },
  { additionalProperties: false, title: 'BudgetChange', description: 'null takes a part of the scope away' },
);

export const ThresholdItem = Type.Object({ kind: Kind, value: Money, severity: Severity });

export const BudgetItem = Type.Object(
  {
    id: Type.Integer(),
    name: Type.String(),
    limit: Money,
    currency: Type.String(),
    period: Period,
    first_day: orNull(Calendar),
    last_day: orNull(Calendar),
    service_id: orNull(Type.String()),
    account_id: orNull(AccountId),
    model: orNull(Type.String()),
    project: orNull(Type.String()),
    tag: orNull(Type.Object({ key: Type.String(), value: Type.String() })),
    sources: Type.Array(Source),
    thresholds: Type.Array(ThresholdItem),
    active: Type.Boolean(),
    version: Type.Integer({ description: 'Counts the changes from 1' }),
    created_by: Type.String({ description: 'Name of the person' }),
    created_at: Timestamp,
    updated_by: Type.String({ description: 'Name of the person' }),
    updated_at: Timestamp,
  },
  { title: 'Budget' },
);

const Warning = Type.Object({
  code: Type.Enum(['MODEL_NEVER_SEEN', 'PROJECT_NEVER_SEEN', 'TAG_NEVER_SEEN']),
  message: Type.String(),
});

export const BudgetWithWarnings = Type.Object({ ...BudgetItem.properties, warnings: Type.Array(Warning) });

/** What a body asks for, in our own words. */
export function wishOf(body: Static<typeof BudgetPatch>): BudgetChange {
  const { first_day, last_day, service_id, account_id, active, ...same } = body;
  return {
    ...same,
    ...(first_day === undefined ? {} : { firstDay: first_day }),
    ...(last_day === undefined ? {} : { lastDay: last_day }),
    ...(service_id === undefined ? {} : { serviceId: service_id }),
    ...(account_id === undefined ? {} : { accountId: account_id }),
    ...(active === undefined ? {} : { isActive: active }),
  };
}

export function budgetAnswer(budget: Budget): Static<typeof BudgetItem> {
  return {
    id: budget.budgetId,
    name: budget.name,
    limit: budget.limit,
    currency: budget.currency,
    period: budget.period,
    first_day: budget.firstDay,
    last_day: budget.lastDay,
    service_id: budget.serviceId,
    account_id: budget.accountId,
    model: budget.model,
    project: budget.project,
    tag: budget.tag,
    sources: [...budget.sources],
    thresholds: [...budget.thresholds],
    active: budget.isActive,
    version: budget.version,
    created_by: budget.createdByName,
    created_at: budget.createdAt,
    updated_by: budget.updatedByName,
    updated_at: budget.updatedAt,
  };
}

export function answerWithWarnings({ budget, warnings }: BudgetAnswer): Static<typeof BudgetWithWarnings> {
  return { ...budgetAnswer(budget), warnings: [...warnings] };
}
