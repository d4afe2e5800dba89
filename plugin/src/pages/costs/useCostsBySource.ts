import { useMemo } from 'react';
import type { CallAnswer, CallInput } from '../../api/calls';
import type { CostPart } from '../../components/chart/frames';
import { SOURCE_LOOKS } from '../../components/source/sources';
import { useCalls } from '../../data/useCalls';

type Trends = CallAnswer<'GET /api/analytics/trends'>;
type Question = Omit<NonNullable<CallInput<'GET /api/analytics/trends'>['query']>, 'source' | 'interval' | 'metric'>;

const SOURCES = Object.keys(SOURCE_LOOKS);

interface Options {
  /** That source alone; null: all. */
  readonly only?: string | null;
  /** Ask again every so many milliseconds. */
  readonly every?: number;
}

/** What each source charged on each day, for a chart that says where amounts come from. */
export function useCostsBySource(question: Question, { only = null, every }: Options = {}) {
  const sources = useMemo(() => (only === null ? SOURCES : [only]), [only]);
  const answers = useCalls(
    'GET /api/analytics/trends',
    sources.map((source) => ({ query: { ...question, source } })),
    { every: every ?? false },
  );
  const data = useMemo(
    () => answers.data?.flatMap((trends, place) => costParts(trends, sources[place] ?? '')),
    [answers.data, sources],
  );
  return { ...answers, data };
}

/** A day without a charge is left out, unless it was read from a provider: then it is known to be zero. */
export function costParts({ series }: Trends, source: string): CostPart[] {
  return series.flatMap(({ currency, buckets }) =>
    buckets
      .filter(({ value }) => value !== null && (source === 'api' || Number(value) !== 0))
      .map(({ start, value, finality }) => ({
        day: start,
        source,
        finality: finality ?? 'provisional',
        currency: currency ?? '',
        cost: value,
      })),
  );
}
