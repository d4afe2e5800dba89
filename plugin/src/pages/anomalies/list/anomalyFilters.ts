import type { CallInput } from '../../../api/calls';

type Query = NonNullable<CallInput<'GET /api/analytics/anomalies'>['query']>;

/** What stands in the address. A word that is not known restricts nothing. */
export interface AnomalyFilters {
  readonly state: Query['state'];
  readonly verdict: Query['verdict'];
  readonly severity: Query['severity'];
  readonly account: number | undefined;
  /** Days as `2026-11-08`. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export type FilterName = keyof AnomalyFilters;

const STATES = ['open', 'closed', 'withdrawn'] as const;
const VERDICTS = ['none', 'confirmed', 'expected', 'false alarm'] as const;
const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;

export function readFilters(address: URLSearchParams): AnomalyFilters {
  const account = address.get('account') ?? '';
  return {
    state: wordOf(STATES, address.get('state')),
    verdict: wordOf(VERDICTS, address.get('verdict')),
    severity: wordOf(SEVERITIES, address.get('severity')),
    account: /^\d{1,9}$/.test(account) ? Number(account) : undefined,
    from: dayOf(address.get('from')),
    to: dayOf(address.get('to')),
  };
}

/** The filters as the collector takes them. */
export function queryOf({ account, from, to, ...same }: AnomalyFilters): Query {
  return { ...same, account_id: account === undefined ? undefined : String(account), start_date: from, end_date: to };
}

export function isFiltered(filters: AnomalyFilters): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

function wordOf<Word extends string>(words: readonly Word[], text: string | null): Word | undefined {
  return words.find((word) => word === text);
}

function dayOf(text: string | null): string | undefined {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}
