import React from 'react';
import { Alert } from '@grafana/ui';
import { useCall } from '../../../data/useCall';
import type { EntryForm } from './useEntryForm';

/** Says before saving that the provider's own figures stand on the same days; the answer to saving tells how much. */
export function OverlapHint({ form }: { readonly form: EntryForm }) {
  const [accountId, isPeriod, firstDay, lastDay] = form.watch(['accountId', 'isPeriod', 'firstDay', 'lastDay']);
  const end = isPeriod ? lastDay : firstDay;
  const canAsk = accountId !== null && firstDay !== '' && end !== '' && firstDay <= end;
  const { data, isPlaceholderData } = useCall(
    'GET /api/usage',
    { query: { account_id: String(accountId), start_date: firstDay, end_date: end, source: 'api', limit: 1 } },
    { enabled: canAsk },
  );
  if (!canAsk || isPlaceholderData || !data || data.items.length === 0) return null;
  return (
    <Alert severity="warning" title="The provider has charges on these days">
      They were read from the interface of the provider. If your entry is about the same cost, it will be counted twice.
    </Alert>
  );
}
