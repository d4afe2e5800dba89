import React from 'react';
import { Figure, Figures } from '../../components/chart/Figure';
import type { Forecast } from './forecast';
import { atThisRateSentence, money, monthName, periodWords, range } from './words';

/** The totals that people ask for, each with its ranges and what is spent of it so far. */
export function ForecastFigures({ forecast }: { readonly forecast: Forecast }) {
  const { currency, total, month_end: month, quarter_end: quarter, run_rate: rate, days } = forecast;
  return (
    <Figures areFour>
      <Figure id="forecast-total" title={`Next ${days.length} days`} value={money(total.expected, currency)}>
        <Ranges band={total} currency={currency} />
        <p>{periodWords(total)}, today included</p>
      </Figure>
      <Figure
        id="forecast-month"
        title={`${monthName(month.last_day)} at its end`}
        value={money(month.expected, currency)}
      >
        <Ranges band={month} currency={currency} />
        <p>{money(month.spent, currency)} spent so far, today included</p>
        {month.at_this_rate && <p>At this rate: {money(month.at_this_rate.expected, currency)}</p>}
      </Figure>
      <Figure id="forecast-quarter" title="Quarter at its end" value={money(quarter.expected, currency)}>
        <Ranges band={quarter} currency={currency} />
        <p>
          {money(quarter.spent, currency)} spent so far, {periodWords(quarter)}
        </p>
      </Figure>
      <Figure
        id="forecast-rate"
        title="At this rate"
        value={rate === null ? 'Not known' : `${money(rate.per_day, currency)} a day`}
      >
        <p>{atThisRateSentence(forecast)}</p>
      </Figure>
    </Figures>
  );
}

interface RangesProps {
  readonly band: Pick<Forecast['total'], 'lower80' | 'upper80' | 'lower95' | 'upper95'>;
  readonly currency: string;
}

/** Both ranges in words: how often the truth lies in each of them. */
function Ranges({ band, currency }: RangesProps) {
  return (
    <>
      <p>{range({ low: band.lower80, high: band.upper80 }, currency)} in 80 of 100 cases</p>
      <p>{range({ low: band.lower95, high: band.upper95 }, currency)} in 95 of 100 cases</p>
    </>
  );
}
