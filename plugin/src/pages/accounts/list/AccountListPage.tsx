import React from 'react';
import { useSearchParams } from 'react-router-dom';
import { LinkButton, Stack, TextLink } from '@grafana/ui';
import { rights } from '../../../api/rights';
import { Answer } from '../../../components/Answer';
import { useCall } from '../../../data/useCall';
import { CostPage } from '../../frame/CostPage';
import { pageUrl } from '../../routes';
import { newAccountUrl } from '../addresses';
import { useServices, type Service } from '../useAccounts';
import { AccountTable } from './AccountTable';
import { NoAccounts } from './NoAccounts';
import { accountSummary } from './summary';

/** A page that is left open shows what the last reads have brought. */
const AGAIN_MS = 60_000;

export function AccountListPage() {
  const add = rights().mayAdminister && (
    <LinkButton icon="plus" href={newAccountUrl()}>
      Add an account
    </LinkButton>
  );
  return (
    <CostPage name="accounts" actions={add}>
      <Answer of={useServices()} what="services">
        {({ items }) => <Accounts services={items} />}
      </Answer>
    </CostPage>
  );
}

function Accounts({ services }: { readonly services: readonly Service[] }) {
  const [address] = useSearchParams();
  const withRemoved = address.get('removed') === '1';
  const accounts = useCall('GET /api/accounts', { query: { include_deleted: withRemoved } }, { every: AGAIN_MS });
  return (
    <Answer of={accounts} what="accounts">
      {({ items }) =>
        items.length === 0 ? (
          <NoAccounts />
        ) : (
          <Stack direction="column" gap={2} alignItems="stretch">
            <p>{accountSummary(items, services)}</p>
            <AccountTable {...{ accounts: items, services }} />
            <TextLink inline={false} href={pageUrl('accounts', { removed: withRemoved ? undefined : '1' })}>
              {withRemoved ? 'Hide removed accounts' : 'Show removed accounts'}
            </TextLink>
          </Stack>
        )
      }
    </Answer>
  );
}
