import React from 'react';
import { dateTimeFormat } from '@grafana/data';
import { TextLink } from '@grafana/ui';
import type { CallAnswer } from '../../../api/calls';
import { useCall } from '../../../data/useCall';
import type { Path } from '../path/path';
import { pageUrl } from '../../routes';

type Account = CallAnswer<'GET /api/accounts'>['items'][number];

/** How old the figures are: as old as the account that was read longest ago. */
export function AsOf({ path }: { readonly path: Path }) {
  const { data } = useCall('GET /api/accounts');
  const read = data?.items.filter((account) => isMeant(account, path)) ?? [];
  const stale = read.filter((account) => account.is_stale);
  const oldest = read.flatMap(({ last_success_at: at }) => at ?? []).sort()[0];
  if (oldest === undefined) return null;
  return (
    <>
      <p>As of {dateTimeFormat(oldest, { format: 'D MMM YYYY, HH:mm', timeZone: 'utc' })} UTC</p>
      {stale.length > 0 && (
        <p>
          Older than 48 hours:{' '}
          <TextLink href={pageUrl('accounts')}>{stale.map(({ name }) => name).join(', ')}</TextLink>
        </p>
      )}
    </>
  );
}

/** Accounts that are read by themselves; what people enter is as of when they entered it. */
function isMeant(account: Account, { service, account: id }: Path): boolean {
  if (!account.is_active || !account.is_readable || account.deleted_at !== null) return false;
  if (service !== undefined && account.service_id !== service) return false;
  return id === undefined || String(account.id) === id;
}
