import React from 'react';
import { Alert, Button, LinkButton, Stack } from '@grafana/ui';
import type { Account } from '../../../components/account/accountState';
import { Problem } from '../../../components/Problem';
import { useChange } from '../../../data/useCall';
import { editUrl } from '../addresses';
import type { Service } from '../useAccounts';
import { RemoveButton } from './RemoveButton';
import { SyncButton } from './SyncButton';
import { TestResult } from './TestResult';

interface Props {
  readonly account: Account;
  /** Undefined: this version of the collector does not know the service. */
  readonly service: Service | undefined;
}

/** What an administrator may do with an account. */
export function AccountActions({ account, service }: Props) {
  const isAskable = account.is_readable && account.deleted_at === null;
  const test = useChange('POST /api/accounts/{id}/test');
  return (
    <Stack direction="column" gap={1} alignItems="stretch">
      <Stack gap={1} wrap="wrap" alignItems="flex-start">
        {isAskable && <SyncButton accountId={account.id} />}
        {isAskable && (
          <Button
            icon="bolt"
            variant="secondary"
            disabled={test.isPending}
            onClick={() => test.mutate({ path: { id: account.id } })}
          >
            {test.isPending ? 'Testing …' : 'Test'}
          </Button>
        )}
        {account.origin === 'api' ? <ManagedHere account={account} /> : null}
      </Stack>
      {account.origin !== 'api' && (
        <p>It is set in the configuration of the collector, and can be changed and removed only there.</p>
      )}
      <div role="status">
        {test.data && service && !test.isPending && <TestResult test={test.data} service={service} />}
      </div>
      {test.error !== null && <Problem error={test.error} />}
    </Stack>
  );
}

function ManagedHere({ account }: { readonly account: Account }) {
  const change = useChange('PATCH /api/accounts/{id}');
  const isRemoved = account.deleted_at !== null;
  const turn = (isActive: boolean) => change.mutate({ path: { id: account.id }, body: { is_active: isActive } });
  return (
    <>
      {!isRemoved && (
        <LinkButton icon="pen" variant="secondary" href={editUrl(account.id)}>
          Change or replace the key
        </LinkButton>
      )}
      {(isRemoved || !account.is_active) && (
        <Button
          icon={isRemoved ? 'history' : 'play'}
          variant="secondary"
          disabled={change.isPending}
          onClick={() => turn(true)}
        >
          {isRemoved ? 'Restore' : 'Switch on'}
        </Button>
      )}
      {!isRemoved && account.is_active && (
        <Button icon="pause" variant="secondary" disabled={change.isPending} onClick={() => turn(false)}>
          Switch off
        </Button>
      )}
      {!isRemoved && <RemoveButton account={account} />}
      {isRemoved && (
        <Alert
          severity="info"
          title="Removed: its costs stay in every report. Restored, it needs its credentials again."
        />
      )}
      {change.error !== null && <Problem error={change.error} />}
    </>
  );
}
