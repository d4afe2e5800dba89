import type { FigureColumn } from '../../../components/chart/figures';
import type { CurrencyBreakdown, Row } from '../question/question';
import { count, money, percent } from '../words';

/** The figures of a row, of the rest, or of the total. */
export type Figures = CurrencyBreakdown['total'];

export interface RowColumn extends Omit<FigureColumn<Figures>, 'isFigure'> {
  /** Found by tests: `data-testid`. */
  readonly id: string;
}

/** The columns after the name, in the order in which they are read. Change has a column of its own. */
export function rowColumns(currency: string): readonly RowColumn[] {
  const amount = (id: string, title: string, of: (row: Figures) => string | null): RowColumn => ({
    id,
    title,
    text: (row) => (of(row) === null ? '–' : money(of(row), currency)),
    exact: (row) => of(row) ?? '',
  });
  const word = (id: string, title: string, of: (row: Figures) => string | null, say: (text: string) => string) => ({
    id,
    title,
    text: (row: Figures) => sayOr(of(row), say),
    exact: (row: Figures) => of(row) ?? '',
  });
  return [
    amount('cost', 'Cost', (row) => row.billed_cost),
    word('share', 'Share', (row) => row.share, percent),
    amount('not-final', 'Not final', (row) => row.not_final_cost),
    word('tokens', 'Tokens', (row) => row.tokens, count),
    amount('per-1k', '1,000 tokens', (row) => row.cost_per_1k_tokens),
    amount('per-request', 'A request', (row) => row.cost_per_request),
    word('cache', 'From cache', (row) => row.cache_hit_share, percent),
  ];
}

function sayOr(text: string | null, say: (text: string) => string): string {
  return text === null ? '–' : say(text);
}

/** The columns of the file: every name that a row has, then the exact figures. */
export function fileColumns(currency: string): readonly FigureColumn<Row>[] {
  const text = (title: string, of: (row: Row) => string): FigureColumn<Row> => ({
    title,
    text: of,
    exact: of,
    isFigure: false,
  });
  return [
    text('Id', ({ id }) => id),
    text('Name', ({ value }) => value),
    text('Service', ({ service }) => service),
    text('Account', ({ account }) => account),
    text('Currency', () => currency),
    ...rowColumns(currency).map(({ title, text: say, exact }) => ({ title, text: say, exact, isFigure: true })),
    { ...text('Change', ({ change }) => change ?? ''), isFigure: true },
  ];
}
