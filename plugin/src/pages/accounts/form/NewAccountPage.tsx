import React from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { Alert, Stack, TextLink } from '@grafana/ui';
import { rights } from '../../../api/rights';
import { Answer } from '../../../components/Answer';
import { useChange } from '../../../data/useCall';
import { CostPage } from '../../frame/CostPage';
import { pageUrl } from '../../routes';
import { accountUrl, entryUrl, newAccountUrl } from '../addresses';
import { useServices, type Service } from '../useAccounts';
import { AccountEditor } from './AccountEditor';
import { newAccountOf } from './accountForm';
import { ByHand } from './ByHand';
import { ServiceChoice } from './ServiceChoice';

/** Adds an account: first of which service, then what that service asks for. */
export function NewAccountPage() {
  return (
    <CostPage name="accounts">
      {rights().mayAdminister ? (
        <ServiceThenAccount />
      ) : (
        <Alert severity="info" title="Accounts are added by administrators of this Grafana" />
      )}
    </CostPage>
  );
}

function ServiceThenAccount() {
  const [address] = useSearchParams();
  return (
    <Answer of={useServices()} what="services">
      {({ items }) => {
        const chosen = items.find(({ id }) => id === address.get('service'));
        return chosen ? <NewAccount key={chosen.id} service={chosen} /> : <ServiceChoice services={items} />;
      }}
    </Answer>
  );
}

function NewAccount({ service }: { readonly service: Service }) {
  const goTo = useNavigate();
  const add = useChange('POST /api/accounts');
  return (
    <Stack direction="column" gap={2} alignItems="stretch">
      <h2>
        {service.service_provider_name ?? 'Another provider'}{' '}
        <TextLink href={newAccountUrl()} variant="bodySmall">
          Choose another service
        </TextLink>
      </h2>
      {!service.has_api && <ByHand service={service} />}
      <AccountEditor
        service={service}
        problem={add.error}
        isSaving={add.isPending}
        onSave={(form) =>
          add.mutate(
            { body: newAccountOf(service, form) },
            { onSuccess: ({ id }) => goTo(service.has_api ? accountUrl(id) : entryUrl(id)) },
          )
        }
        cancelUrl={pageUrl('accounts')}
      />
    </Stack>
  );
}
