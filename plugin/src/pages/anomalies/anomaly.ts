import type { CallAnswer } from '../../api/calls';

export type Anomaly = CallAnswer<'GET /api/analytics/anomalies'>['items'][number];
export type Explanation = NonNullable<Anomaly['explanation']>;
export type Verdict = NonNullable<Anomaly['verdict']>;

/** Whose days they are: `openai-research`, `all accounts`, or one model of an account. */
export function subjectOf({ account, model }: Pick<Anomaly, 'account' | 'model'>): string {
  return model === null ? account : `${account}, ${model}`;
}
