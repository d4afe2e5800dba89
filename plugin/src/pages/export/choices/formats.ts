/** What a file can be, in the words of the people who open it. */
export const FORMATS = {
  csv: { label: 'CSV', description: 'For spreadsheets', extension: 'csv' },
  json: { label: 'JSON', description: 'For programs that read a whole document', extension: 'json' },
  ndjson: { label: 'NDJSON', description: 'For programs that read line by line', extension: 'ndjson' },
  focus: {
    label: 'FOCUS',
    description: 'For FinOps tools: CSV with the columns of the FOCUS specification',
    extension: 'csv',
  },
  parquet: { label: 'Parquet', description: 'For analytics: columns with types', extension: 'parquet' },
} as const;

export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

/** The columns that a file has unless others are chosen. */
export const STANDARD_COLUMNS = [
  'date',
  'service',
  'account',
  'request_type',
  'tokens',
  'cost_usd',
  'data_source',
  'notes',
] as const;

/** Every column that can be chosen, by the names that the collector knows. */
export const ALL_COLUMNS: readonly string[] = [
  ...STANDARD_COLUMNS,
  'model',
  'sub_account',
  'credential',
  'sku_meter',
  'service_tier',
  'charge_category',
  'charge_description',
  'billing_currency',
  'billed_cost',
  'list_cost',
  'consumed_quantity',
  'consumed_unit',
  'charge_period_start',
  'charge_period_end',
  'measure',
  'finality',
  'revision',
  'created_at',
  'tags',
];

/** A file of which the end can say what it is, and whether it does unless told otherwise. */
export const FOOTER_DEFAULT: Readonly<Partial<Record<FormatName, boolean>>> = { csv: true, ndjson: false };
