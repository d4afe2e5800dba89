import React from 'react';
import { LinkButton, TextLink } from '@grafana/ui';
import { rights } from '../../../api/rights';
import { ACCOUNT_LOOKS, accountState, nextStep, type Account } from '../../../components/account/accountState';
import { ListTable, type ListColumn } from '../../../components/list/ListTable';
import { Quiet } from '../../../components/list/Quiet';
import { Problem } from '../../../components/Problem';
import { StateMark } from '../../../components/state/StateMark';
import { accountUrl, entryUrl } from '../addresses';
import { MonthCostText } from '../cost/MonthCostText';
import { costsByAccount, useMonthCosts } from '../cost/monthCosts';
import { SyncButton } from '../detail/SyncButton';
import { hasApi, type Service } from '../useAccounts';
import { LastSuccess } from './LastSuccess';
import { byService } from './summary';

interface Props {
  readonly accounts: readonly Account[];
  readonly services: readonly Service[];
}

/** Every account by its service: how its reading goes, what to do, and what it cost this month. */
export function AccountTable({ accounts, services }: Props) {
  const breakdown = useMonthCosts();
  const costs = breakdown.data && costsByAccount(breakdown.data);
  const isRead = ({ service_id: service }: Account) => hasApi(services, service);
  const columns: Array<ListColumn<Account>> = [
    { header: 'Account', cell: (account) => <Name account={account} /> },
    { header: 'State', cell: (account) => <State account={account} isRead={isRead(account)} /> },
    { header: 'Last success', cell: (account) => <LastSuccess account={account} isRead={isRead(account)} /> },
    {
      header: 'This month',
      isNumber: true,
      cell: ({ id }) => <MonthCostText costs={costs && (costs.get(String(id)) ?? [])} />,
    },
    { header: 'Next', cell: (account) => <Next account={account} isRead={isRead(account)} /> },
  ];
  return (
    <>
      {breakdown.error !== null && <Problem error={breakdown.error} onRetry={() => void breakdown.refetch()} />}
      <ListTable
        caption="Accounts by service"
        columns={columns}
        groups={byService(accounts)}
        keyOf={({ id }) => String(id)}
      />
    </>
  );
}

function Name({ account: { id, name, origin, secrets } }: { readonly account: Account }) {
  return (
    <>
      <TextLink inline={false} href={accountUrl(id)}>
        {name}
      </TextLink>
      <Quiet>
        {origin === 'api' ? secrets.map(({ last_four: end }) => `key …${end}`).join(', ') : 'set in the configuration'}
      </Quiet>
    </>
  );
}

function State({ account, isRead }: { readonly account: Account; readonly isRead: boolean }) {
  return (
    <>
      <StateMark look={ACCOUNT_LOOKS[accountState(account, isRead)]} />
      <Quiet>{nextStep(account, isRead)}</Quiet>
    </>
  );
}

/** What most people come for: costs to type in, or figures that should be newer. */
function Next({ account, isRead }: { readonly account: Account; readonly isRead: boolean }) {
  const { mayWrite, mayAdminister } = rights();
  if (account.deleted_at !== null) return null;
  if (!isRead)
    return mayWrite ? (
      <LinkButton size="sm" variant="secondary" href={entryUrl(account.id)}>
        Enter costs
      </LinkButton>
    ) : null;
  return mayAdminister && account.is_readable ? <SyncButton accountId={account.id} size="sm" /> : null;
}
