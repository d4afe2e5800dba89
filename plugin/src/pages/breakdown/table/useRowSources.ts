import { useMemo } from 'react';
import { useCalls } from '../../../data/useCalls';
import { type CurrencyBreakdown, placeQuery, type Question, type Row } from '../question/question';

const MOST_ROWS = 1000;

/** The key of a row among those of one step: projects and keys of two accounts may share a name. */
export function rowKey({ id, service, account }: Pick<Row, 'id' | 'service' | 'account'>): string {
  return JSON.stringify([id, service, account]);
}

/**
 * Which sources a row is from. With one source in all it is that of every row, and nothing is asked; else each source
 * is asked for its own rows.
 */
export function useRowSources(question: Question, { sources, currency }: CurrencyBreakdown): (row: Row) => string[] {
  const names = useMemo(
    () => sources.filter(({ billed_cost: cost }) => cost !== null).map(({ source }) => source),
    [sources],
  );
  const asked = { ...placeQuery(question), by: question.step, limit: MOST_ROWS, cache_hits: false };
  const several = names.length > 1 ? names : [];
  const answers = useCalls(
    'GET /api/analytics/breakdown',
    several.map((source) => ({ query: { ...asked, source } })),
  );
  // Sources of the rows before say nothing of these.
  const known = answers.isPlaceholderData ? undefined : answers.data;
  const keys = useMemo(
    () =>
      known?.map(({ currencies }) => {
        const rows = currencies.find((each) => each.currency === currency)?.rows ?? [];
        return new Set(rows.filter(({ charges }) => charges > 0).map(rowKey));
      }) ?? [],
    [known, currency],
  );
  if (names.length <= 1) return () => [...names];
  return (row) => names.filter((_source, place) => keys[place]?.has(rowKey(row)) ?? false);
}
