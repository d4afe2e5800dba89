import type { ChargeCategory, Measure } from '../domain/charge.js';

/** The words that a file may use where the ledger knows a fixed list. */
export const CHARGE_CATEGORIES = [
  'Usage',
  'Purchase',
  'Tax',
  'Credit',
  'Adjustment',
] as const satisfies ChargeCategory[];
export const MEASURES = ['cost', 'usage'] as const satisfies Measure[];
