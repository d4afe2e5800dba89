/** By what the cost of the month can be split here; the breakdown has more. */
export const SHARES_BY = ['service', 'account', 'model'] as const;
export type ShareBy = (typeof SHARES_BY)[number];

export const SHARE_LABELS: Readonly<Record<ShareBy, string>> = {
  service: 'Service',
  account: 'Account',
  model: 'Model',
};

/** What an address says; services unless it says something known. */
export function shareByOf(text: string | null): ShareBy {
  return SHARES_BY.find((by) => by === text) ?? 'service';
}
