import React from 'react';
import { Alert, Stack, Text } from '@grafana/ui';
import type { CallAnswer } from '../../../api/calls';
import { Answer } from '../../../components/Answer';
import { formatMoney } from '../../../components/money/money';
import { Instant } from '../../../components/time/Instant';
import { useCall } from '../../../data/useCall';
import { wordsOf, type ExportChoices } from '../choices/choices';
import { counted, formatBytes, formatCount } from '../../../components/count/count';
import { PreviewTable } from './PreviewTable';
import { noteOf } from './records';

const ROWS = 10;

interface Props {
  readonly choices: ExportChoices;
}

/** What the file would hold, before anybody waits for it. Asking costs nothing of the limit. */
export function Preview({ choices }: Props) {
  const preview = useCall('GET /api/usage/export/preview', { query: { ...wordsOf(choices), rows: ROWS } });
  return (
    <Answer of={preview} what="the preview">
      {(data) => <Totals preview={data} choices={choices} isOld={preview.isPlaceholderData} />}
    </Answer>
  );
}

interface TotalsProps extends Props {
  readonly preview: CallAnswer<'GET /api/usage/export/preview'>;
  readonly isOld: boolean;
}

function Totals({ preview, choices, isOld }: TotalsProps) {
  const { total_records: records, total_cost_usd: costUsd, estimated_bytes: bytes } = preview;
  const note = noteOf(preview.metadata);
  if (records === 0)
    return (
      <Alert severity="info" title="There is nothing to export">
        No charge has these properties from {choices.firstDay} to {choices.lastDay}. Choose other days, or take a filter
        away.
      </Alert>
    );
  return (
    <Stack direction="column" gap={2}>
      <Stack gap={3} wrap="wrap">
        <Figure name="Records" value={formatCount(records)} />
        <Figure name="Cost" value={formatMoney(Number(costUsd), 'USD')} exact={`${costUsd} USD`} />
        {note.otherCurrencies.map(({ currency, cost }) => (
          <Figure
            key={currency}
            name={`Cost in ${currency}`}
            value={formatMoney(Number(cost), currency)}
            exact={cost}
          />
        ))}
        <Figure
          name="Size"
          value={`about ${formatBytes(bytes)}`}
          exact={choices.isZipped ? 'before compression' : ''}
        />
      </Stack>
      {note.unpriced > 0 && (
        <Alert severity="warning" title={`${counted(note.unpriced, 'record')} without a price`}>
          Their cost is not known, so it is empty in the file and not part of the sum.
        </Alert>
      )}
      <PreviewTable records={preview.records} />
      <Text variant="bodySmall" color="secondary">
        {isOld ? 'Asking anew …' : `The first ${counted(preview.records.length, 'record')}, as of `}
        {!isOld && <Instant instant={note.takenAt} />}
      </Text>
    </Stack>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly exact?: string;
}

function Figure({ name, value, exact = '' }: FigureProps) {
  return (
    <Stack direction="column" gap={0}>
      <Text variant="bodySmall" color="secondary">
        {name}
      </Text>
      <span title={exact}>
        <Text variant="h4" element="span">
          {value}
        </Text>
      </span>
    </Stack>
  );
}
