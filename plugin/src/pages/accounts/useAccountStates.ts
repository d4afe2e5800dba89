import { useMemo } from 'react';
import { accountState, nextStep, type Account, type AccountState } from '../../components/account/accountState';
import { stateOfAll } from '../../data/stateOfAll';
import { useCall } from '../../data/useCall';
import { hasApi, useServices } from './useAccounts';

/** An account with how its reading goes, and what a person does next; empty when nothing is to be done. */
export type SeenAccount = Account & { readonly state: AccountState; readonly next: string };

interface Wish {
  readonly withRemoved?: boolean;
  /** Ask again every so many milliseconds. */
  readonly every?: number;
}

/** Every account with how its reading goes: it takes the services to know of which figures are read at all. */
export function useAccountStates({ withRemoved = false, every }: Wish = {}) {
  const input = withRemoved ? { query: { include_deleted: true } } : {};
  const accounts = useCall('GET /api/accounts', input, { every: every ?? false });
  const services = useServices();
  const data = useMemo(() => {
    const known = services.data?.items;
    return known && accounts.data?.items.map((account) => seen(account, hasApi(known, account.service_id)));
  }, [accounts.data, services.data]);
  return { ...stateOfAll([accounts, services]), data };
}

function seen(account: Account, isRead: boolean): SeenAccount {
  return { ...account, state: accountState(account, isRead), next: nextStep(account, isRead) };
}
