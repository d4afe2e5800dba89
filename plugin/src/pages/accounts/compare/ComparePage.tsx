import React from 'react';
import { useParams } from 'react-router-dom';
import { Stack, TextLink } from '@grafana/ui';
import { Answer } from '../../../components/Answer';
import { useCall } from '../../../data/useCall';
import { CostPage } from '../../frame/CostPage';
import { TextFilter } from '../../health/chosen/TextFilter';
import { useChosen } from '../../health/chosen/useChosen';
import { accountUrl } from '../addresses';
import { ComparedDay } from './ComparedDay';

/** `/accounts/7/compare`: does a stored day say what the provider's own console says? */
export function ComparePage() {
  const id = Number(useParams().id);
  const { text, choose } = useChosen();
  const account = useCall('GET /api/accounts/{id}', { path: { id }, query: { include_deleted: true } });
  const day = useCall('GET /api/accounts/{id}/verification', { path: { id }, query: { day: text('day') } });
  return (
    <CostPage name="accounts">
      <Stack direction="column" gap={2} alignItems="stretch">
        <TextLink inline={false} href={accountUrl(id)}>
          {account.data?.name ?? 'The account'}
        </TextLink>
        <header>
          <h2>Compare a day with the provider</h2>
          <p>
            What this page says cannot be proved from within: open the console of the provider, choose the same UTC day,
            and say whether it has the same amounts. Your word is kept with your name.
          </p>
        </header>
        <TextFilter
          id="compare-day"
          label="Day"
          type="date"
          value={text('day') ?? day.data?.day}
          onChange={(chosen) => choose('day', chosen)}
        />
        <Answer of={day} what="the day">
          {(compared) => <ComparedDay key={compared.day} accountId={id} compared={compared} />}
        </Answer>
      </Stack>
    </CostPage>
  );
}
