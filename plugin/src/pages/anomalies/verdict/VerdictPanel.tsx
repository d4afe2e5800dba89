import React from 'react';
import { Button, Stack, Text } from '@grafana/ui';
import { rights } from '../../../api/rights';
import { Problem } from '../../../components/Problem';
import { formatDays } from '../../../components/days/days';
import { useChange } from '../../../data/useCall';
import type { Anomaly } from '../anomaly';
import { VerdictForm } from './VerdictForm';

/** What people say of an anomaly; Editors may say it, and take it back. */
export function VerdictPanel({ anomaly }: { readonly anomaly: Anomaly }) {
  const judge = useChange('POST /api/analytics/anomalies/{id}/verdict');
  const { id, verdict } = anomaly;
  const { mayWrite } = rights();
  const send = (body: Parameters<typeof judge.mutate>[0]['body']) => judge.mutate({ path: { id }, body });
  return (
    <Stack direction="column" gap={1}>
      {verdict !== null && <Said anomaly={anomaly} />}
      {verdict === null && !mayWrite && <Text element="p">Nobody has said yet what it was.</Text>}
      {verdict === null && mayWrite && <VerdictForm id={id} isSending={judge.isPending} onSay={send} />}
      {judge.error && <Problem error={judge.error} />}
      {verdict !== null && mayWrite && (
        <div>
          <Button
            size="sm"
            variant="secondary"
            icon="history-alt"
            disabled={judge.isPending}
            onClick={() => send({ verdict: null })}
          >
            Take it back
          </Button>
        </div>
      )}
    </Stack>
  );
}

function Said({ anomaly }: { readonly anomaly: Anomaly }) {
  const { verdict, verdict_by: by, verdict_at: at, verdict_note: note } = anomaly;
  return (
    <Text element="p">
      {by ?? 'Somebody'} said: <strong>{verdict}</strong>
      {at !== null && ` on ${formatDays(at.slice(0, 10))}`}
      {note !== '' && ` – “${note}”`}
    </Text>
  );
}
