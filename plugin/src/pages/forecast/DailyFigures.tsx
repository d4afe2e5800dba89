import React, { useMemo, useState } from 'react';
import { CollapsableSection } from '@grafana/ui';
import { FigureTable } from '../../components/chart/FigureTable';
import type { FigureColumn } from '../../components/chart/figures';
import { formatDay } from '../../components/days/days';
import type { Forecast, ForecastDay } from './forecast';
import { money } from './words';

/** The forecast of each day as a table: to read without the chart, to copy and to keep. */
export function DailyFigures({ forecast: { currency, days } }: { readonly forecast: Forecast }) {
  const [isOpen, setOpen] = useState(false);
  const columns = useMemo(() => columnsIn(currency), [currency]);
  const caption = `The forecast of each day in ${currency}`;
  return (
    <CollapsableSection label="Figures of each day" isOpen={isOpen} onToggle={setOpen}>
      <FigureTable
        caption={caption}
        columns={columns}
        rows={days}
        fileName={`forecast-${currency}-${days[0]?.day ?? 'none'}.csv`}
      />
    </CollapsableSection>
  );
}

const AMOUNTS = [
  ['Expected', 'expected'],
  ['80%: from', 'lower80'],
  ['80%: to', 'upper80'],
  ['95%: from', 'lower95'],
  ['95%: to', 'upper95'],
] as const;

function columnsIn(currency: string): FigureColumn<ForecastDay>[] {
  const amounts = AMOUNTS.map(([title, name]) => ({
    title,
    text: (day: ForecastDay) => money(day[name], currency),
    exact: (day: ForecastDay) => day[name],
    isFigure: true,
  }));
  const day: FigureColumn<ForecastDay> = {
    title: 'Day (UTC)',
    text: (each) => formatDay(Date.parse(each.day), true),
    exact: (each) => each.day,
    isFigure: false,
  };
  return [day, ...amounts];
}
