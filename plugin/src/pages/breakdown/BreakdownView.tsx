import React from 'react';
import { Stack, Text } from '@grafana/ui';
import { Answer } from '../../components/Answer';
import { useCall } from '../../data/useCall';
import { HeatMapSection } from './heatmap/HeatMapSection';
import { chosenStops, STEP_WORDS } from './path/path';
import { PathNav } from './path/PathNav';
import { usePathNames } from './path/usePathNames';
import { type Question, rowsQuery } from './question/question';
import { Summary } from './summary/Summary';
import { RowsSection } from './table/RowsSection';
import { TrendSection } from './trend/TrendSection';

interface Props {
  readonly question: Question;
  /** A stretch was chosen in the chart. */
  readonly onChooseDays: (firstDay: string, lastDay: string) => void;
}

/** One place on the way down: what it cost, over time, what it comes from, and when. */
export function BreakdownView({ question, onChooseDays }: Props) {
  const nameOf = usePathNames(question);
  const last = chosenStops(question.path).at(-1);
  return (
    <Stack direction="column" gap={3} flex={1} minWidth={0}>
      <PathNav question={question} />
      <Text element="h2" variant="h3">
        {last === undefined ? 'All services' : `${STEP_WORDS[last].one}: ${nameOf(last)}`}
      </Text>
      <Answer of={useCall('GET /api/analytics/breakdown', { query: rowsQuery(question) })} what="the costs">
        {({ currencies, compared, running_day: runningDay }) => {
          const shown = currencies.find(({ currency }) => currency === question.currency);
          if (!shown) return <NoCosts currency={question.currency} />;
          return (
            <Stack direction="column" gap={3}>
              <Summary question={question} breakdown={shown} runningDay={runningDay} />
              <TrendSection question={question} currency={shown.currency} onChooseDays={onChooseDays} />
              <RowsSection question={question} breakdown={shown} compared={compared} />
              <HeatMapSection question={question} currency={shown.currency} />
            </Stack>
          );
        }}
      </Answer>
    </Stack>
  );
}

function NoCosts({ currency }: { readonly currency: string }) {
  return (
    <Text element="p">
      Nothing was charged in {currency || 'any currency'} on these days. Choose other days or another source above.
    </Text>
  );
}
