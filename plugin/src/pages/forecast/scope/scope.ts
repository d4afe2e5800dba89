/** What a forecast is of: null is all. Only the narrowest ones can be chosen on the page, but any may stand in an address. */
export interface Scope {
  readonly service: string | null;
  readonly account: string | null;
  readonly model: string | null;
}

export const EVERYTHING: Scope = { service: null, account: null, model: null };

export const HORIZONS = [30, 60, 90] as const;
export type Horizon = (typeof HORIZONS)[number];

/** What an address asks for. A horizon that there is none of becomes 30 days. */
export function readAddress(search: URLSearchParams): { scope: Scope; horizon: Horizon } {
  const scope = { service: search.get('service'), account: search.get('account'), model: search.get('model') };
  const horizon = HORIZONS.find((days) => String(days) === search.get('days')) ?? 30;
  return { scope, horizon };
}

/** The parameters of an address; undefined where there is none. */
export function addressOf({ service, account, model }: Scope, horizon: Horizon) {
  return {
    service: service ?? undefined,
    account: account ?? undefined,
    model: model ?? undefined,
    days: horizon === 30 ? undefined : horizon,
  };
}

/** The words by which the collector is asked for a scope. */
export function scopeQuery({ service, account, model }: Scope) {
  return {
    ...(service === null ? {} : { service_id: service }),
    ...(account === null ? {} : { account_id: account }),
    ...(model === null ? {} : { model }),
  };
}

/** Two scopes that are the same have the same key. */
export function scopeKey({ service, account, model }: Scope): string {
  return JSON.stringify([service, account, model]);
}
