import React from 'react';
import { Figures } from '../../../components/chart/Figure';
import { formatDays } from '../../../components/days/days';
import { monthOf } from '../month';
import { Section } from '../../frame/Section';
import type { ForecastCall } from '../useForecast';
import type { BudgetStatus, MonthCost, Trend } from '../useSpending';
import { BudgetFigure } from './BudgetFigure';
import { MonthEndFigure } from './MonthEndFigure';
import { SourceFigure } from './SourceFigure';
import { SpentFigure } from './SpentFigure';

interface Props {
  readonly today: string;
  readonly currencies: readonly MonthCost[];
  readonly trends: readonly Trend[];
  /** undefined: not known yet. */
  readonly budgets: readonly BudgetStatus[] | undefined;
  readonly forecast: ForecastCall;
  readonly asOf: string | null;
}

/** The month in four figures. Every currency has its own: they are never added up. */
export function MonthFigures({ today, currencies, trends, budgets, forecast, asOf }: Props) {
  const days = formatDays(monthOf(today).firstDay, today);
  if (currencies.length === 0) return <Section title={days}>Nothing was charged this month so far.</Section>;
  return currencies.map((cost) => {
    const { currency } = cost;
    return (
      <Section key={currency} title={currencies.length === 1 ? days : `${days}, in ${currency}`}>
        <Figures areFour>
          <SpentFigure cost={cost} trend={trends.find((trend) => trend.currency === currency)} />
          <MonthEndFigure currency={currency} call={forecast} />
          <BudgetFigure currency={currency} statuses={budgets} />
          <SourceFigure cost={cost} asOf={asOf} />
        </Figures>
      </Section>
    );
  });
}
