import React from 'react';
import { Text } from '@grafana/ui';
import { Answer } from '../../../components/Answer';
import { useCall } from '../../../data/useCall';
import { precisionSentence } from './verdicts';

/** How often an alert was right so far, for one account or all. */
export function Precision({ accountId }: { readonly accountId: number | undefined }) {
  const asked = useCall('GET /api/analytics/anomaly-precision', { query: { account_id: accountId } });
  return (
    <Answer of={asked} what="how often it was right">
      {(counts) => <Text element="p">{precisionSentence(counts)}</Text>}
    </Answer>
  );
}
