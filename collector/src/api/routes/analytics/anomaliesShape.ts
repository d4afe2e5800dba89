import { Type, type Static } from 'typebox';
import type { AnomalyRow } from '../../../store/anomalies/anomalyList.js';
import { AccountId, Calendar, Money, orNull, Timestamp } from '../../contract/scalars.js';

export const Severity = Type.Enum(['low', 'medium', 'high', 'critical'], {
  description: 'By the score: from 3 medium, from 4 high, from 5 critical',
});
export const State = Type.Enum(['open', 'closed', 'withdrawn'], {
  description: 'withdrawn: by what is known now its days are not unusual',
});
export const Verdict = Type.Enum(['expected', 'confirmed', 'false alarm']);

const Text = orNull(Type.String());
const PARTS = {
  change: Money,
  volume: Type.String({ description: 'More or less was used' }),
  price: Type.String({ description: 'A unit costs more or less' }),
  mix: Type.String({ description: 'Use moved between cheaper and dearer' }),
  unsplit: Type.String({ description: 'Without a quantity to divide by' }),
};

const Leaf = Type.Object({
  ...{ account: Text, model: Text, project: Text, key: Text, token_kind: Text, unit: Text },
  state: Type.Enum(['new', 'vanished', 'changed', 'same']),
  before: Money,
  after: Money,
  ...PARTS,
});

const Explanation = Type.Object(
  {
    sentence: Type.String(),
    before: Type.String({ description: 'What the same days usually cost' }),
    after: Money,
    ...PARTS,
    baseline_days: Type.Integer({ description: 'So many usual days were looked at' }),
    leaves: Type.Array(Leaf, { description: 'What pushed most comes first' }),
    other_leaves: Type.Object({ count: Type.Integer(), ...PARTS }),
    cache_shares: Type.Array(
      Type.Object({ model: Text, share_before: Type.Number(), share_after: Type.Number(), effect: Money }),
    ),
    first_seen: Type.Array(Type.Object({ kind: Type.Enum(['model', 'project', 'key']), name: Type.String() })),
  },
  { title: 'AnomalyExplanation', description: 'change = after - before = volume + price + mix + unsplit, exactly' },
);

export const Anomaly = Type.Object(
  {
    id: Type.Integer(),
    account_id: orNull(AccountId, { description: 'null: all accounts' }),
    account: Type.String(),
    service_id: Text,
    model: orNull(Type.String(), { description: 'null: the whole account' }),
    currency: Type.String(),
    day: Calendar,
    last_day: Calendar,
    anomalous_days: Type.Array(Calendar),
    direction: Type.Enum(['up', 'down']),
    score: Type.Number(),
    severity: Severity,
    cost: Money,
    expected: Money,
    excess: Money,
    state: State,
    state_reason: Type.String({ description: 'Why it is not open' }),
    sentence: Type.String({ description: 'Why it jumped, in one line' }),
    explanation: orNull(Explanation),
    verdict: orNull(Verdict),
    verdict_by: Text,
    verdict_at: orNull(Timestamp),
    verdict_note: Type.String(),
    part_of: orNull(Type.Integer(), { description: 'The anomaly that has the same cause' }),
    detected_at: Timestamp,
    updated_at: Timestamp,
  },
  { title: 'Anomaly' },
);

export function anomalyAnswer(row: AnomalyRow): Static<typeof Anomaly> {
  return {
    id: Number(row.anomalyId),
    account_id: row.accountId,
    account: row.account,
    service_id: row.serviceId,
    model: row.model,
    currency: row.currency,
    day: row.day,
    last_day: row.lastDay,
    anomalous_days: [...row.anomalousDays],
    direction: row.direction,
    score: row.score,
    severity: row.severity,
    cost: row.cost,
    expected: row.expected,
    excess: row.excess,
    state: row.state,
    state_reason: row.stateReason,
    sentence: row.sentence,
    explanation: row.explanation as Static<typeof Explanation> | null,
    verdict: row.verdict,
    verdict_by: row.verdictBy,
    verdict_at: row.verdictAt,
    verdict_note: row.verdictNote,
    part_of: row.parentId === null ? null : Number(row.parentId),
    detected_at: row.detectedAt,
    updated_at: row.updatedAt,
  };
}
