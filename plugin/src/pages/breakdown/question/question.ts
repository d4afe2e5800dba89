import type { CallAnswer } from '../../../api/calls';
import type { Path, Step } from '../path/path';
import type { Comparison } from './comparisons';

/** All that the page is asked for: it stands in the address. */
export interface Question {
  /** UTC days, both inside. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** How far one has gone down. */
  readonly path: Path;
  /** What the rows of the table are. */
  readonly step: Step;
  /** null: all. */
  readonly source: string | null;
  readonly currency: string;
  readonly compare: Comparison;
  /** Every row, and not only the dearest. */
  readonly isWhole: boolean;
}

type Answer = CallAnswer<'GET /api/analytics/breakdown'>;

/** One currency of a breakdown. */
export type CurrencyBreakdown = Answer['currencies'][number];
export type Row = CurrencyBreakdown['rows'][number];
export type Compared = Answer['compared'];

/** The words by which the collector is asked for these days and this place, of all sources. */
export function placeQuery({ firstDay, lastDay, path }: Pick<Question, 'firstDay' | 'lastDay' | 'path'>) {
  return { start_date: firstDay, end_date: lastDay, ...pathQuery(path) };
}

/** The words for these charges, whatever they are asked about. */
export function chargeQuery(question: Question) {
  return { ...placeQuery(question), ...(question.source === null ? {} : { source: question.source }) };
}

/** The words for a place on the way down. */
function pathQuery({ service, account, project, model }: Path) {
  return {
    ...(service === undefined ? {} : { service_id: service }),
    ...(account === undefined ? {} : { account_id: account }),
    ...(project === undefined ? {} : { project }),
    ...(model === undefined ? {} : { model }),
  };
}

const DEAREST = 20;
const MOST = 1000;

/** The words for the rows of the table. */
export function rowsQuery(question: Question) {
  const { compare, isWhole, step } = question;
  return {
    ...chargeQuery(question),
    by: step,
    limit: isWhole ? MOST : DEAREST,
    ...(compare === 'previous_period' ? {} : { compare }),
  };
}
