import type { CallInput } from '../../../api/calls';
import { FOOTER_DEFAULT, FORMAT_NAMES, type FormatName } from './formats';
import { PERIOD_NAMES, PERIODS, rangeOf, type DayRange, type PeriodName } from './period';

/** What to export, and how. Null is no restriction, or the format's own. */
export interface ExportChoices extends DayRange {
  /** The named period behind the days; null when the days were picked. */
  readonly period: PeriodName | null;
  readonly service: string | null;
  readonly account: string | null;
  readonly source: string | null;
  readonly model: string | null;
  readonly format: FormatName;
  /** Names with commas between, or `all`. */
  readonly columns: string | null;
  readonly isRedacted: boolean;
  /** Whether the file ends with what it is. */
  readonly hasFooter: boolean;
  readonly isZipped: boolean;
}

/** The names that the choices have in the address of the page. */
export type ChoiceName =
  | 'period'
  | 'from'
  | 'to'
  | 'service'
  | 'account'
  | 'source'
  | 'model'
  | 'format'
  | 'columns'
  | 'redact'
  | 'metadata'
  | 'gzip';

/** In the order in which they are saved. */
export const CHOICE_NAMES: readonly ChoiceName[] = [
  'period',
  'from',
  'to',
  'service',
  'account',
  'source',
  'model',
  'format',
  'columns',
  'redact',
  'metadata',
  'gzip',
];

export type ExportWords = NonNullable<CallInput<'GET /api/usage/export'>['query']>;

/** What the address asks for; whatever it does not say is as the collector would have it. */
export function choicesOf(address: URLSearchParams, today: string): ExportChoices {
  const format = FORMAT_NAMES.find((name) => name === address.get('format')) ?? 'csv';
  const metadata = address.get('metadata');
  return {
    ...periodOf(address, today),
    service: restriction(address, 'service'),
    account: restriction(address, 'account'),
    source: restriction(address, 'source'),
    model: restriction(address, 'model'),
    format,
    columns: format === 'focus' ? null : (address.get('columns') ?? null) || null,
    isRedacted: address.get('redact') === '1',
    hasFooter: metadata === null ? (FOOTER_DEFAULT[format] ?? false) : metadata === 'footer',
    isZipped: address.get('gzip') === '1',
  };
}

function periodOf(address: URLSearchParams, today: string): DayRange & { period: PeriodName | null } {
  const picked = rangeOf(address.get('from'), address.get('to'), today);
  if (picked) return { ...picked, period: null };
  const period = PERIOD_NAMES.find((name) => name === address.get('period')) ?? 'last-30-days';
  return { ...PERIODS[period].range(today), period };
}

/** A variable of a dashboard may hold several values or "all", of which an export takes no part. */
function restriction(address: URLSearchParams, name: ChoiceName): string | null {
  const values = address.getAll(name);
  const [value = ''] = values;
  return values.length !== 1 || ['', 'all', '$__all'].includes(value.toLowerCase()) ? null : value;
}

/** The choices in the words of the collector. */
export function wordsOf(choices: ExportChoices): ExportWords {
  const { format, columns, hasFooter } = choices;
  return {
    format,
    start_date: choices.firstDay,
    end_date: choices.lastDay,
    ...(choices.service === null ? {} : { service_id: choices.service }),
    ...(choices.account === null ? {} : { account_id: choices.account }),
    ...(choices.source === null ? {} : { source: choices.source }),
    ...(choices.model === null ? {} : { model: choices.model }),
    ...(columns === null ? {} : { columns }),
    ...(choices.isRedacted ? { redact: '1' } : {}),
    ...(FOOTER_DEFAULT[format] === undefined ? {} : { metadata: hasFooter ? 'footer' : 'none' }),
    ...(choices.isZipped ? { gzip: '1' } : {}),
  };
}
