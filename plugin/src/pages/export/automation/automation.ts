import type { ExportChoices } from '../choices/choices';
import { FORMATS } from '../choices/formats';

/** Plain words need no quotes in a shell. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** The command line that writes the same file on the collector's machine; it knows accounts by their names. */
export function commandOf(choices: ExportChoices, accountName: string | null): string {
  const { format, columns, hasFooter, isZipped } = choices;
  const file = `usage_${choices.firstDay}_${choices.lastDay}.${FORMATS[format].extension}${isZipped ? '.gz' : ''}`;
  const options: readonly (readonly [string, string | null])[] = [
    ['--format', format],
    ['--from', choices.firstDay],
    ['--to', choices.lastDay],
    ['--service', choices.service],
    ['--account', choices.account === null ? null : (accountName ?? choices.account)],
    ['--source', choices.source],
    ['--model', choices.model],
    ['--columns', columns],
  ];
  return [
    'aicost export',
    ...options.flatMap(([name, value]) => (value === null ? [] : [`${name} ${shellWord(value)}`])),
    ...(choices.isRedacted ? ['--redact'] : []),
    ...(format === 'csv' && !hasFooter ? ['--no-metadata'] : []),
    ...(isZipped ? ['--gzip'] : []),
    `-o ${shellWord(file)}`,
  ].join(' ');
}

/** A query of the same charges, by day, for the data source that the panels use. */
export function queryOf(choices: ExportChoices): string {
  const conditions: readonly (readonly [string, string | null])[] = [
    ['service_id', choices.service],
    ['account_id', choices.account],
    ['source', choices.source],
    ['model', choices.model],
  ];
  const and = conditions.flatMap(([column, value]) =>
    value === null ? [] : [`  and ${column} = ${column === 'account_id' ? Number(value) : sqlText(value)}`],
  );
  return [
    'select day, service_provider_name, account_name, model, source, finality, billing_currency, billed_cost, tokens',
    'from report.daily_cost',
    `where day between ${sqlText(choices.firstDay)} and ${sqlText(choices.lastDay)}`,
    ...and,
    'order by day',
  ].join('\n');
}

function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
