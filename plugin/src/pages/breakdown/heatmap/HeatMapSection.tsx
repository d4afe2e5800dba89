import React from 'react';
import { Stack, Text } from '@grafana/ui';
import { Answer } from '../../../components/Answer';
import { useCall } from '../../../data/useCall';
import { chargeQuery, type Question } from '../question/question';
import type { HeatMap } from './heatMap';
import { HeatTable } from './HeatTable';
import { hourSentence, weekdaySentence } from './heatWords';

interface Props {
  readonly question: Question;
  readonly currency: string;
}

/** When it is spent: by weekday, and by hour where a provider tells hours. */
export function HeatMapSection({ question, currency }: Props) {
  return (
    <section>
      <Stack direction="column" gap={1}>
        <Text element="h3">Weekdays and hours</Text>
        <Answer of={useCall('GET /api/analytics/heatmap', { query: chargeQuery(question) })} what="the weekdays">
          {({ series }) => <Map map={series.find((each) => each.currency === currency)} currency={currency} />}
        </Answer>
      </Stack>
    </section>
  );
}

function Map({ map, currency }: { readonly map: HeatMap | undefined; readonly currency: string }) {
  if (!map) return <Text element="p">Nothing was charged on these days.</Text>;
  return (
    <>
      <Text element="p">
        {weekdaySentence(map, currency)} {hourSentence(map, currency)}
      </Text>
      <HeatTable map={map} currency={currency} />
    </>
  );
}
