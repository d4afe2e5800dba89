import React from 'react';
import { Field, RadioButtonGroup, Stack, TextLink } from '@grafana/ui';
import { Answer } from '../../../components/Answer';
import { MoreButton } from '../../../components/list/MoreButton';
import { OUTCOME_LOOKS, type Outcome } from '../../../components/runs/outcome';
import { RunTable } from '../../../components/runs/RunTable';
import { useCallPages } from '../../../data/useCall';
import { pageUrl } from '../../routes';
import { AccountFilter } from '../chosen/AccountFilter';
import { useChosen } from '../chosen/useChosen';

const AT_ONCE = 50;
const AGAIN_MS = 30_000;
const OUTCOMES = Object.keys(OUTCOME_LOOKS) as Outcome[];
const CHOICES = [
  { label: 'All', value: '' },
  ...OUTCOMES.map((value) => ({ label: OUTCOME_LOOKS[value].label, value })),
];

/** Everything that has changed the figures: reads of providers, entries, files, telemetry. */
export function Runs() {
  const { text, number, choose } = useChosen();
  const account = number('account');
  const outcome = OUTCOMES.find((each) => each === text('outcome'));
  const run = text('run');
  const asked = { limit: AT_ONCE, account_id: account, outcome, run_id: run };
  const runs = useCallPages('GET /api/sync-runs', asked, { every: AGAIN_MS });
  return (
    <Stack direction="column" gap={2} alignItems="stretch">
      {run === undefined ? (
        <Stack gap={2} wrap="wrap">
          <AccountFilter value={account} onChange={(id) => choose('account', id)} />
          <Field label="Outcome" noMargin>
            <RadioButtonGroup
              aria-label="Outcome"
              options={CHOICES}
              value={outcome ?? ''}
              onChange={(value) => choose('outcome', value)}
            />
          </Field>
        </Stack>
      ) : (
        <TextLink inline={false} href={pageUrl('health/runs')}>
          All runs
        </TextLink>
      )}
      <Answer of={runs} what="runs">
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <p>No run fits. Whatever changes a figure stands here.</p>;
          return (
            <RunTable
              runs={items}
              chosen={run}
              linkOfRun={({ run_id: id }) => pageUrl('health/runs', { run: id })}
              linkOfAccount={({ account_id: id }) => pageUrl(`accounts/${id}`)}
            />
          );
        }}
      </Answer>
      <div>
        <MoreButton of={runs} />
      </div>
    </Stack>
  );
}
