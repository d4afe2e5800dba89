import React from 'react';
import { useParams } from 'react-router-dom';
import { LinkButton, Stack, TextLink } from '@grafana/ui';
import { rights } from '../../../api/rights';
import { ACCOUNT_LOOKS, accountState, nextStep, type Account } from '../../../components/account/accountState';
import { Answer } from '../../../components/Answer';
import { StateMark } from '../../../components/state/StateMark';
import { useCall } from '../../../data/useCall';
import { CostPage } from '../../frame/CostPage';
import { pageUrl } from '../../routes';
import { entryUrl } from '../addresses';
import { ByHand } from '../form/ByHand';
import { useServices, type Service } from '../useAccounts';
import { AccountActions } from './AccountActions';
import { AccountFacts } from './AccountFacts';
import { LastError } from './LastError';
import { RunHistory } from './RunHistory';

const AGAIN_MS = 30_000;

/** One account: how it is, what can be done, and every read of it. */
export function AccountDetailPage() {
  const id = Number(useParams().id);
  const account = useCall(
    'GET /api/accounts/{id}',
    { path: { id }, query: { include_deleted: true } },
    { every: AGAIN_MS },
  );
  const services = useServices();
  return (
    <CostPage name="accounts">
      <TextLink inline={false} href={pageUrl('accounts')}>
        All accounts
      </TextLink>
      <Answer of={account} what="the account">
        {(found) => (
          <Answer of={services} what="services">
            {({ items }) => <Detail account={found} service={items.find((each) => each.id === found.service_id)} />}
          </Answer>
        )}
      </Answer>
    </CostPage>
  );
}

function Detail({ account, service }: { readonly account: Account; readonly service: Service | undefined }) {
  const isRead = service?.has_api ?? false;
  const step = nextStep(account, isRead);
  return (
    <Stack direction="column" gap={2} alignItems="stretch">
      <header>
        <h2>{account.name}</h2>
        <Stack gap={1} wrap="wrap">
          <span>{account.service_provider_name}</span>
          <StateMark look={ACCOUNT_LOOKS[accountState(account, isRead)]} />
        </Stack>
        {step !== '' && <p>{step}</p>}
      </header>
      <LastError account={account} />
      {!isRead && service && <ByHand service={service} />}
      {!isRead && rights().mayWrite && account.deleted_at === null && (
        <div>
          <LinkButton icon="pen" href={entryUrl(account.id)}>
            Enter costs
          </LinkButton>
        </div>
      )}
      {rights().mayAdminister && <AccountActions {...{ account, service }} />}
      <AccountFacts account={account} isRead={isRead} />
      <RunHistory accountId={account.id} />
    </Stack>
  );
}
