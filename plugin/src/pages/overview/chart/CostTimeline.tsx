import React, { useMemo } from 'react';
import { RadioButtonGroup } from '@grafana/ui';
import { Answer } from '../../../components/Answer';
import { costFrame, forecastFrame, type CostPart } from '../../../components/chart/frames';
import { TimelineChart } from '../../../components/chart/TimelineChart';
import type { Forecast } from '../../forecast/forecast';
import type { Anomaly } from '../decisions/anomalyDecisions';
import type { DayRange } from '../month';
import { Section } from '../../frame/Section';
import { useCostsBySource } from '../../costs/useCostsBySource';
import { every } from '../every';
import { anomalyFrame } from './anomalyFrame';
import { CHART_DAYS, chartRange, type ChartDays } from './range';

interface Props {
  readonly today: string;
  readonly days: ChartDays;
  readonly onChoose: (days: ChartDays) => void;
  readonly forecasts: readonly Forecast[];
  readonly anomalies: readonly Anomaly[];
}

const CHOICES = CHART_DAYS.map((value) => ({ value, label: `${value} days` }));

/** The latest days by source, with what is expected of the next ones. */
export function CostTimeline({ today, days, onChoose, ...overlays }: Props) {
  const range = chartRange(today, days);
  const parts = useCostsBySource({ start_date: range.firstDay }, { every });
  const choice = (
    <RadioButtonGroup size="sm" aria-label="Days in the chart" options={CHOICES} value={days} onChange={onChoose} />
  );
  return (
    <Section title="Day by day" actions={choice}>
      <Answer of={parts} what="the days">
        {(known) =>
          [...new Set(known.map(({ currency }) => currency))]
            .sort()
            .map((currency) => <Chart key={currency} {...{ currency, range, ...overlays }} parts={known} />)
        }
      </Answer>
    </Section>
  );
}

interface ChartProps extends Pick<Props, 'forecasts' | 'anomalies'> {
  readonly currency: string;
  readonly parts: readonly CostPart[];
  readonly range: DayRange;
}

function Chart({ currency, parts, range, forecasts, anomalies }: ChartProps) {
  const frames = useMemo(() => {
    const forecast = forecasts.find((one) => one.currency === currency);
    return [
      costFrame(parts.filter((part) => part.currency === currency)),
      ...(forecast ? [forecastFrame(forecast.days, { ...forecast, madeAt: forecast.made_at })] : []),
      anomalyFrame(anomalies.filter((anomaly) => anomaly.currency === currency)),
    ];
  }, [currency, parts, forecasts, anomalies]);
  return <TimelineChart title={`Cost a day by source, in ${currency}`} {...{ frames, currency, ...range }} />;
}
