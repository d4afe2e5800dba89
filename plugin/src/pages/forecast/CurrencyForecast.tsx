import React from 'react';
import { Alert, Stack, Text } from '@grafana/ui';
import { dateTimeFormat } from '@grafana/data';
import { ConcernedBudgets } from './ConcernedBudgets';
import { DailyFigures } from './DailyFigures';
import type { Forecast } from './forecast';
import { ForecastChart } from './ForecastChart';
import { ForecastFigures } from './ForecastFigures';
import { TrackRecord } from './record/TrackRecord';
import type { Scope } from './scope/scope';
import { confidenceSentence, historySentence } from './words';

interface Props {
  readonly forecast: Forecast;
  readonly scope: Scope;
  readonly isOneOfSeveral: boolean;
}

/** All that is foretold of one currency, and what speaks for believing it. */
export function CurrencyForecast({ forecast, scope, isOneOfSeveral }: Props) {
  return (
    <Stack direction="column" gap={3}>
      <Text element="h2" variant="h3">
        {isOneOfSeveral ? `Forecast in ${forecast.currency}` : 'What it will cost'}
      </Text>
      <Doubt forecast={forecast} />
      <ForecastFigures forecast={forecast} />
      <ForecastChart forecast={forecast} scope={scope} />
      <DailyFigures forecast={forecast} />
      <TrackRecord forecast={forecast} scope={scope} />
      <ConcernedBudgets scope={scope} currency={forecast.currency} />
      <Origin forecast={forecast} />
    </Stack>
  );
}

/** Why not to believe it is said first. */
function Doubt({ forecast }: Pick<Props, 'forecast'>) {
  const { confidence, enough_data: isEnough, note } = forecast;
  if (!isEnough)
    return (
      <Alert severity="warning" title="Not enough data">
        {note ?? confidenceSentence(forecast)}
      </Alert>
    );
  if (confidence === 'low' || confidence === 'none')
    return (
      <Alert severity="info" title="Low confidence">
        {note ?? confidenceSentence(forecast)}
      </Alert>
    );
  return <Text element="p">{confidenceSentence(forecast)}</Text>;
}

function Origin({ forecast }: Pick<Props, 'forecast'>) {
  const madeAt = dateTimeFormat(forecast.made_at, { format: 'D MMM YYYY, HH:mm', timeZone: 'utc' });
  return (
    <Text element="p" color="secondary" variant="bodySmall">
      {historySentence(forecast)} Made {madeAt} UTC, method: {forecast.method}.
    </Text>
  );
}
