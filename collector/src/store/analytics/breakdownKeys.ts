import type { ChargeFilter } from '../chargeFilter.js';

export const BREAKDOWNS = [
  'service',
  'account',
  'model',
  'project',
  'credential',
  'source',
  'token_kind',
  'request_type',
  'service_tier',
  'charge_category',
] as const;
export type BreakdownBy = (typeof BREAKDOWNS)[number];

/** What tells one row of a breakdown from another; '' where a row is of several services or accounts. */
export interface BreakdownKey {
  /** What the ledger calls it; `value` is what people call it. */
  readonly id: string;
  readonly value: string;
  readonly service: string;
  readonly account: string;
  readonly currency: string;
}

/** Each part of a key as SQL over `aicost.account as a` and the other aliases of its question. */
export type KeySql = Omit<Record<keyof BreakdownKey, string>, 'currency'>;

const SERVICE = 'a.service_provider_name';
const ofAccount = (id: string, value: string): KeySql => ({ id, value, service: SERVICE, account: 'a.account_name' });
const ofService = (id: string, value: string): KeySql => ({ id, value, service: SERVICE, account: `''` });
const ofAll = (value: string): KeySql => ({ id: value, value, service: `''`, account: `''` });

/** Over charges: `s` the series, `p` and `k` names of its project and key. */
export const CHARGE_KEYS: Readonly<Record<BreakdownBy, KeySql>> = {
  service: ofService('a.service_id', SERVICE),
  account: ofAccount('a.account_id::text', 'a.account_name'),
  model: ofService('s.model', 's.model'),
  project: ofAccount('s.sub_account_id', 'coalesce(p.name, s.sub_account_id)'),
  credential: ofAccount('s.credential_id', 'coalesce(k.name, s.credential_id)'),
  source: ofAll('s.source'),
  // Meters have many spellings; the kinds are put together afterwards.
  token_kind: ofAll('s.sku_meter'),
  request_type: ofAll('s.request_type'),
  service_tier: ofAll('s.service_tier'),
  charge_category: ofAll('s.charge_category'),
};

/** Over daily sums: `r` the sum, `n` the name of a project or key. */
export const ROLLUP_KEYS = {
  service: { ...CHARGE_KEYS.service, dimension: 'total' },
  account: { ...CHARGE_KEYS.account, dimension: 'total' },
  source: { ...ofAll('r.source'), dimension: 'total' },
  model: { ...ofService('r.value', 'r.value'), dimension: 'model' },
  project: { ...ofAccount('r.value', 'coalesce(n.name, r.value)'), dimension: 'sub_account' },
  credential: { ...ofAccount('r.value', 'coalesce(n.name, r.value)'), dimension: 'credential' },
} as const satisfies Partial<Record<BreakdownBy, KeySql & { readonly dimension: string }>>;

/** The dimension of the daily sums that answers the question; null: only the charges can. */
export function rollupDimension(by: BreakdownBy, { model, project }: ChargeFilter): string | null {
  if (!isRolledUp(by)) return null;
  const needed = new Set<string>([ROLLUP_KEYS[by].dimension]);
  if (model !== null) needed.add('model');
  if (project !== null) needed.add('sub_account');
  if (needed.size > 1) needed.delete('total');
  const [dimension = null, ...others] = needed;
  return others.length === 0 ? dimension : null;
}

export function isRolledUp(by: BreakdownBy): by is keyof typeof ROLLUP_KEYS {
  return Object.hasOwn(ROLLUP_KEYS, by);
}

/** The columns of a key. */
export function keyColumns({ id, value, service, account }: KeySql, currency: string): string {
  return `${id} as id, ${value} as value, ${service} as service, ${account} as account, ${currency} as currency`;
}
