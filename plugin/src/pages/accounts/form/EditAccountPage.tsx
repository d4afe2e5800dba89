import React, { useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { Alert } from '@grafana/ui';
import { rights } from '../../../api/rights';
import type { Account } from '../../../components/account/accountState';
import { Answer } from '../../../components/Answer';
import { useCall, useChange } from '../../../data/useCall';
import { CostPage } from '../../frame/CostPage';
import { accountUrl } from '../addresses';
import { useServices, type Service } from '../useAccounts';
import { AccountEditor } from './AccountEditor';
import { changeOf } from './accountForm';

/** Renames an account, replaces its key, and changes the rest of it. */
export function EditAccountPage() {
  const id = Number(useParams().id);
  const account = useCall('GET /api/accounts/{id}', { path: { id } });
  const services = useServices();
  if (!rights().mayAdminister)
    return (
      <CostPage name="accounts">
        <Alert severity="info" title="Accounts are changed by administrators of this Grafana" />
      </CostPage>
    );
  return (
    <CostPage name="accounts">
      <Answer of={account} what="the account">
        {(found) => (
          <Answer of={services} what="services">
            {({ items }) => (
              <Edit key={found.id} account={found} service={items.find((each) => each.id === found.service_id)} />
            )}
          </Answer>
        )}
      </Answer>
    </CostPage>
  );
}

function Edit({ account: newest, service }: { readonly account: Account; readonly service: Service | undefined }) {
  // As it was read when the form was filled: what somebody else changes meanwhile is no change of this form.
  const [account] = useState(newest);
  const goTo = useNavigate();
  const change = useChange('PATCH /api/accounts/{id}');
  if (account.origin !== 'api' || !service)
    return (
      <Alert severity="info" title={`"${account.name}" is set in the collector’s configuration`}>
        Change it there and start the collector again.
      </Alert>
    );
  return (
    <>
      <h2>Change {account.name}</h2>
      <AccountEditor
        {...{ service, account }}
        problem={change.error}
        isSaving={change.isPending}
        onSave={(form) =>
          change.mutate(
            { path: { id: account.id }, body: changeOf(service, account, form) },
            { onSuccess: () => goTo(accountUrl(account.id)) },
          )
        }
        cancelUrl={accountUrl(account.id)}
      />
    </>
  );
}
