import React, { useMemo } from 'react';
import { Answer } from '../../../components/Answer';
import { FigureTable } from '../../../components/chart/FigureTable';
import type { FigureColumn } from '../../../components/chart/figures';
import { PanelChart } from '../../../components/chart/PanelChart';
import { formatDay } from '../../../components/days/days';
import { useCall } from '../../../data/useCall';
import { chargeQuery, type Question } from '../question/question';
import { money } from '../words';
import { averageFrame, averageLook, type Bucket } from './averageFrame';

interface Props {
  readonly question: Question;
  readonly currency: string;
}

/** The days with their means of a week and of a month, as a chart and as figures. */
export function Averages({ question, currency }: Props) {
  return (
    <Answer of={useCall('GET /api/analytics/trends', { query: chargeQuery(question) })} what="the averages">
      {({ series }) => {
        const buckets = series.find((each) => each.currency === currency)?.buckets ?? [];
        return <Drawn question={question} currency={currency} buckets={buckets} />;
      }}
    </Answer>
  );
}

function Drawn({ question, currency, buckets }: Props & { readonly buckets: readonly Bucket[] }) {
  const frames = useMemo(() => [averageFrame(buckets)], [buckets]);
  const fieldConfig = useMemo(() => averageLook(currency), [currency]);
  const columns = useMemo(() => columnsIn(currency), [currency]);
  const { firstDay, lastDay } = question;
  return (
    <>
      <PanelChart
        pluginId="timeseries"
        title="Cost of each day with its moving averages"
        height={36}
        {...{ frames, fieldConfig, firstDay, lastDay }}
      />
      <FigureTable
        caption={`Cost of each day and its moving averages in ${currency}`}
        columns={columns}
        rows={buckets}
        fileName={`averages-${currency}-${firstDay}-${lastDay}.csv`}
      />
    </>
  );
}

function columnsIn(currency: string): FigureColumn<Bucket>[] {
  const amount = (title: string, of: (bucket: Bucket) => string | null): FigureColumn<Bucket> => ({
    title,
    text: (bucket) => money(of(bucket), currency),
    exact: (bucket) => of(bucket) ?? '',
    isFigure: true,
  });
  return [
    {
      title: 'Day (UTC)',
      text: ({ start, is_running: isRunning }) => `${formatDay(Date.parse(start), true)}${isRunning ? ', so far' : ''}`,
      exact: ({ start }) => start,
      isFigure: false,
    },
    amount('Cost', ({ value }) => value),
    amount('Mean of 7 days', ({ moving_average_7: mean }) => mean),
    amount('Mean of 30 days', ({ moving_average_30: mean }) => mean),
  ];
}
