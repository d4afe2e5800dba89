import { LosslessNumber, stringify } from 'lossless-json';
import type { Decimal } from '../../domain/decimal.js';
import { STANDARD_FIELDS } from '../../store/export/fields.js';
import { focusHeader, focusLines } from '../../store/export/focus.js';
import { csvHeader, csvLines, flatJsonRecord, jsonRecord, type LineFormat } from '../../store/export/lines.js';
import type { ExportTotals } from '../../store/export/totals.js';
import type { ExportWish } from './exportWish.js';

/** How a file of one format is put together: what stands before, between and after the slices of records. */
export interface ExportDocument {
  readonly lines: LineFormat;
  readonly extension: string;
  readonly contentType: string;
  /** Before the first record. */
  readonly head: string;
  /** Between two slices. */
  readonly between: string;
  /** After the last record. A file without it is not complete. */
  readonly tail: string;
}

/** The byte order mark tells Excel that the file is UTF-8. */
const BOM = '\uFEFF';

export function exportDocument(wish: ExportWish, totals: ExportTotals, takenAt: string): ExportDocument {
  const metadata = exportMetadata(wish, totals, takenAt, (figure) => new LosslessNumber(figure));
  if (wish.format === 'json') return jsonDocument(wish, metadata);
  if (wish.format === 'ndjson') return ndjsonDocument(wish, metadata, totals.records);
  if (wish.format === 'focus') {
    const lines = focusLines(wish.isRedacted);
    return {
      lines,
      extension: 'csv',
      contentType: 'text/csv; charset=utf-8',
      head: focusHeader(),
      between: '',
      tail: '',
    };
  }
  const fields = wish.fields ?? STANDARD_FIELDS;
  return {
    lines: csvLines(fields, wish.isRedacted),
    extension: 'csv',
    contentType: 'text/csv; charset=utf-8',
    head: BOM + csvHeader(fields),
    between: '',
    tail: wish.hasFooter ? csvFooter(wish, totals, takenAt) : '',
  };
}

function jsonDocument(wish: ExportWish, metadata: object): ExportDocument {
  const pieces = wish.fields ? flatJsonRecord(wish.fields, wish.isRedacted) : jsonRecord(wish.isRedacted);
  return {
    lines: { pieces, separator: ',\n' },
    extension: 'json',
    contentType: 'application/json; charset=utf-8',
    head: `{"export_metadata":${stringify(metadata)},\n"records":[\n`,
    between: ',\n',
    tail: '\n]}\n',
  };
}

function ndjsonDocument(wish: ExportWish, metadata: object, records: number): ExportDocument {
  const pieces = wish.fields ? flatJsonRecord(wish.fields, wish.isRedacted) : jsonRecord(wish.isRedacted);
  return {
    lines: { pieces, separator: '\n' },
    extension: 'ndjson',
    contentType: 'application/x-ndjson; charset=utf-8',
    head: '',
    between: '\n',
    tail: `${records > 0 ? '\n' : ''}${wish.hasFooter ? `${stringify({ export_metadata: metadata })}\n` : ''}`,
  };
}

/** What an export says of itself; `figure` shows a decimal. Figures are those of the same moment as the records. */
export function exportMetadata(
  wish: ExportWish,
  totals: ExportTotals,
  takenAt: string,
  figure: (value: Decimal) => unknown,
): Record<string, unknown> {
  const { filter } = wish;
  return {
    generated_at: takenAt,
    date_range: { start: filter.firstDay, end: filter.lastDay },
    filters: {
      service_id: filter.serviceId,
      account_id: filter.accountId,
      source: filter.source ?? 'all',
      model: filter.model,
    },
    total_records: totals.records,
    total_cost_usd: figure(totals.costUsd),
    total_tokens: figure(totals.tokens),
    other_currencies: totals.otherCurrencies.map(({ currency, cost }) => ({ currency, total_cost: figure(cost) })),
    unpriced_records: totals.unpricedRecords,
    redacted: wish.isRedacted,
  };
}

/** Lines that a reader of CSV may skip: they begin with `#`, after an empty line. */
function csvFooter(wish: ExportWish, totals: ExportTotals, takenAt: string): string {
  const { filter } = wish;
  const filters = [
    `service_id=${filter.serviceId ?? 'all'}`,
    `account_id=${filter.accountId ?? 'all'}`,
    `source=${filter.source ?? 'all'}`,
    ...(filter.model === null ? [] : [`model=${filter.model.replace(/[\r\n",]/g, ' ')}`]),
  ];
  const lines = [
    'AI Cost Tracker usage export',
    `Generated: ${takenAt}`,
    `Date Range: ${filter.firstDay} to ${filter.lastDay} (UTC)`,
    `Total Records: ${totals.records}`,
    `Total Cost (USD): ${totals.costUsd}`,
    ...totals.otherCurrencies.map(({ currency, cost }) => `Total Cost (${currency}): ${cost}`),
    ...(totals.unpricedRecords > 0 ? [`Records Without A Price: ${totals.unpricedRecords}`] : []),
    `Filters: ${filters.join('; ')}`,
  ];
  return `\r\n${lines.map((line) => `# ${line}\r\n`).join('')}`;
}
