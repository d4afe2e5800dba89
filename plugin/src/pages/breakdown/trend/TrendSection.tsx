import React, { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { locationService } from '@grafana/runtime';
import { RadioButtonGroup, Stack, Text } from '@grafana/ui';
import { Answer } from '../../../components/Answer';
import { type CostPart, costFrame } from '../../../components/chart/frames';
import { TimelineChart } from '../../../components/chart/TimelineChart';
import { useCostsBySource } from '../../costs/useCostsBySource';
import { placeQuery, type Question } from '../question/question';
import { Averages } from './Averages';

interface Props {
  readonly question: Question;
  readonly currency: string;
  readonly onChooseDays: (firstDay: string, lastDay: string) => void;
}

const KINDS = [
  { value: 'sources', label: 'Each day by source' },
  { value: 'averages', label: 'Moving averages' },
];

/** How it went day by day; which of the two charts is shown stands in the address. */
export function TrendSection(props: Props) {
  const [search] = useSearchParams();
  const isAveraged = search.get('chart') === 'averages';
  const choose = (kind: string) => locationService.partial({ chart: kind === 'averages' ? kind : null });
  return (
    <section>
      <Stack direction="column" gap={1}>
        <Stack gap={2} alignItems="center" wrap="wrap" justifyContent="space-between">
          <Text element="h3">Over time</Text>
          <RadioButtonGroup
            size="sm"
            aria-label="Chart"
            options={KINDS}
            value={isAveraged ? 'averages' : 'sources'}
            onChange={choose}
          />
        </Stack>
        {isAveraged ? <Averages question={props.question} currency={props.currency} /> : <BySource {...props} />}
      </Stack>
    </section>
  );
}

function BySource({ question, currency, onChooseDays }: Props) {
  return (
    <Answer of={useCostsBySource(placeQuery(question), { only: question.source })} what="the days">
      {(parts) => <Drawn parts={parts} {...{ question, currency, onChooseDays }} />}
    </Answer>
  );
}

function Drawn({ parts, question, currency, onChooseDays }: Props & { readonly parts: readonly CostPart[] }) {
  const frames = useMemo(() => [costFrame(parts.filter((part) => part.currency === currency))], [parts, currency]);
  const { firstDay, lastDay } = question;
  return (
    <TimelineChart
      title="Cost of each day by source"
      {...{ frames, firstDay, lastDay, currency, onChooseDays }}
      height={40}
    />
  );
}
