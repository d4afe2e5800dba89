import { useMemo } from 'react';
import { useCall } from '../../../data/useCall';
import { EVERYTHING, type Scope, scopeKey } from './scope';

/** A scope with the name that people know it by. */
export interface NamedScope {
  readonly scope: Scope;
  readonly name: string;
  /** Services, accounts or models; empty: everything. */
  readonly group: string;
}

const LAST_90_DAYS = { period: '90d', limit: 1000, cache_hits: false } as const;

/** What can be chosen: everything, and each service, account and model that cost something in the last 90 days. */
export function useScopes(chosen: Scope): readonly NamedScope[] {
  const services = useCall('GET /api/analytics/breakdown', { query: { ...LAST_90_DAYS, by: 'service' } });
  const accounts = useCall('GET /api/analytics/breakdown', { query: { ...LAST_90_DAYS, by: 'account' } });
  const models = useCall('GET /api/analytics/breakdown', { query: { ...LAST_90_DAYS, by: 'model' } });
  return useMemo(() => {
    const known: NamedScope[] = [
      { scope: EVERYTHING, name: 'Everything', group: '' },
      ...namesOf(services.data).map(([service, name]) => ({
        scope: { ...EVERYTHING, service },
        name,
        group: 'Services',
      })),
      ...namesOf(accounts.data).map(([account, name]) => ({
        scope: { ...EVERYTHING, account },
        name,
        group: 'Accounts',
      })),
      ...namesOf(models.data).map(([model, name]) => ({ scope: { ...EVERYTHING, model }, name, group: 'Models' })),
    ];
    return withChosen(known, chosen);
  }, [services.data, accounts.data, models.data, chosen]);
}

interface Breakdown {
  readonly currencies: readonly { readonly rows: readonly { readonly id: string; readonly value: string }[] }[];
}

/** Each id once, whatever its currencies; what has no name cannot be chosen. */
function namesOf(breakdown: Breakdown | undefined): [string, string][] {
  const rows = breakdown?.currencies.flatMap(({ rows: ofCurrency }) => ofCurrency) ?? [];
  return [...new Map(rows.map(({ id, value }) => [id, value]))].filter(([id]) => id !== '');
}

/** What the address asks for can always be seen in the picker, also when it costs nothing lately. */
function withChosen(known: readonly NamedScope[], chosen: Scope): readonly NamedScope[] {
  if (known.some(({ scope }) => scopeKey(scope) === scopeKey(chosen))) return known;
  const nameOf = (scope: Partial<Scope>) =>
    known.find((each) => scopeKey(each.scope) === scopeKey({ ...EVERYTHING, ...scope }))?.name;
  const parts = [
    chosen.service === null ? undefined : (nameOf({ service: chosen.service }) ?? chosen.service),
    chosen.account === null ? undefined : (nameOf({ account: chosen.account }) ?? `account ${chosen.account}`),
    chosen.model ?? undefined,
  ];
  const name = parts.filter((part) => part !== undefined).join(' · ');
  return [...known, { scope: chosen, name, group: 'From the address' }];
}
