import React from 'react';
import { Alert, TextLink } from '@grafana/ui';
import { Figure } from '../../../components/chart/Figure';
import { useFeatures } from '../../../data/useFeatures';
import type { Forecast } from '../../forecast/forecast';
import { money, range } from '../../forecast/words';
import { pageUrl } from '../../routes';
import type { ForecastCall } from '../useForecast';
import { recordSentence } from './words';

interface Props {
  readonly currency: string;
  readonly call: ForecastCall;
}

const TITLE = 'Expected at the end of the month';

/** What the month will cost, how sure that is, and how right such forecasts were so far. */
export function MonthEndFigure({ currency, call }: Props) {
  const isOff = useFeatures().data?.forecasting === false;
  const forecast = call.data?.forecasts.find((one) => one.currency === currency);
  const id = `month-end-${currency}`;
  if (forecast) return <KnownFigure forecast={forecast} id={id} />;
  return (
    <Figure id={id} title={TITLE} value={call.isLoading ? '…' : 'Not known'}>
      {isOff && <p>Forecasts are switched off in the collector.</p>}
      {!isOff && call.isSuccess && <p>There is no forecast of this currency yet.</p>}
      {call.error && <Alert severity="warning" title={call.error.message} />}
    </Figure>
  );
}

function KnownFigure({ forecast, id }: { readonly forecast: Forecast; readonly id: string }) {
  const { currency, month_end: month, enough_data: isEnough, note } = forecast;
  return (
    <Figure id={id} title={TITLE} value={money(month.expected, currency)}>
      {isEnough && <p>{range({ low: month.lower80, high: month.upper80 }, currency)} in 80 of 100 cases.</p>}
      {note !== null && <p>{note}</p>}
      <p>{recordSentence(forecast)}</p>
      {month.at_this_rate && <p>At the rate of the last week: {money(month.at_this_rate.expected, currency)}.</p>}
      <p>
        <TextLink href={pageUrl('forecast')} inline={false}>
          How it was forecast
        </TextLink>
      </p>
    </Figure>
  );
}
