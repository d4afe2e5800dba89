import React, { useMemo } from 'react';
import { Answer } from '../../components/Answer';
import { type CostPart, costFrame, forecastFrame } from '../../components/chart/frames';
import { TimelineChart } from '../../components/chart/TimelineChart';
import { useCostsBySource } from '../costs/useCostsBySource';
import type { Forecast } from './forecast';
import { type Scope, scopeQuery } from './scope/scope';

interface Props {
  readonly forecast: Forecast;
  readonly scope: Scope;
}

/** The last 90 days by source, then "now", then the dashed forecast with its bands. */
export function ForecastChart({ forecast, scope }: Props) {
  const costs = useCostsBySource({ ...scopeQuery(scope), period: '90d' });
  return (
    <Answer of={costs} what="the days so far">
      {(parts) => <Drawn forecast={forecast} parts={parts} />}
    </Answer>
  );
}

function Drawn({ forecast, parts }: { readonly forecast: Forecast; readonly parts: readonly CostPart[] }) {
  const { currency, method, made_at: madeAt, days } = forecast;
  const frames = useMemo(
    () => [
      costFrame(parts.filter((part) => part.currency === currency)),
      forecastFrame(days, { currency, method, madeAt }),
    ],
    [parts, currency, method, madeAt, days],
  );
  const firstDay = parts.map(({ day }) => day).sort()[0] ?? days[0]?.day ?? '';
  const lastDay = days.at(-1)?.day ?? firstDay;
  const title = `Cost of each day so far, and the forecast of ${days.length} days`;
  return <TimelineChart {...{ title, frames, firstDay, lastDay, currency }} />;
}
