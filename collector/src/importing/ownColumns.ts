import type { ColumnLayout } from './columns.js';

const KNOWN = [
  'Date',
  'Service',
  'Account',
  'Request Type',
  'Tokens',
  'Cost (USD)',
  'Data Source',
  'Notes',
  'Model',
  'Sub Account',
  'Credential',
  'SKU Meter',
  'Service Tier',
  'Charge Category',
  'Charge Description',
  'Billing Currency',
  'Billed Cost',
  'List Cost',
  'Consumed Quantity',
  'Consumed Unit',
  'Charge Period Start',
  'Charge Period End',
  'Measure',
  'Tags',
  // What the ledger knows of a charge and a file cannot decide; there so that our own files can be read again.
  'Finality',
  'Revision',
  'Created At',
] as const;

export type OwnColumn = (typeof KNOWN)[number];

/** The columns of our own export: the eight of the contract, then those it writes when asked for more. */
export const OWN_LAYOUT: ColumnLayout<OwnColumn> = {
  known: KNOWN,
  required: ['Date', 'Account'],
  oneOf: ['Cost (USD)', 'Billed Cost', 'Tokens'],
  unknown: 'refuse',
  dayColumn: 'Date',
  freeText: ['Notes'],
};
