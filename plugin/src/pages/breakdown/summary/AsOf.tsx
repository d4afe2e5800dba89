import React from 'react';
import { TextLink } from '@grafana/ui';
import { ACCOUNT_LOOKS, ACCOUNT_TROUBLES, comesByItself } from '../../../components/account/accountState';
import { instantText } from '../../../components/time/ago';
import { useAccountStates, type SeenAccount } from '../../accounts/useAccountStates';
import type { Path } from '../path/path';
import { pageUrl } from '../../routes';

/** How old the figures are: as old as the account that was read longest ago; and which accounts are in trouble. */
export function AsOf({ path }: { readonly path: Path }) {
  const { data } = useAccountStates();
  const read = data?.filter((account) => isMeant(account, path)) ?? [];
  const [oldest] = read.flatMap(({ last_success_at: at }) => at ?? []).sort();
  return (
    <>
      {oldest !== undefined && <p>As of {instantText(oldest)}</p>}
      {ACCOUNT_TROUBLES.map((trouble) => {
        const names = read.filter(({ state }) => state === trouble).map(({ name }) => name);
        return (
          names.length > 0 && (
            <p key={trouble}>
              {ACCOUNT_LOOKS[trouble].label}: <TextLink href={pageUrl('accounts')}>{names.join(', ')}</TextLink>
            </p>
          )
        );
      })}
    </>
  );
}

/** Accounts that are read by themselves; what people enter is as of when they entered it. */
function isMeant(account: SeenAccount, { service, account: id }: Path): boolean {
  if (!comesByItself(account.state)) return false;
  if (service !== undefined && account.service_id !== service) return false;
  return id === undefined || String(account.id) === id;
}
