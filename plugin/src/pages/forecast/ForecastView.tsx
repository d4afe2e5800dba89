import React from 'react';
import { Stack, Text } from '@grafana/ui';
import { Answer } from '../../components/Answer';
import { useCall } from '../../data/useCall';
import { CurrencyForecast } from './CurrencyForecast';
import { type Horizon, type Scope, scopeKey, scopeQuery } from './scope/scope';

interface Props {
  readonly scope: Scope;
  readonly horizon: Horizon;
}

/** The forecast of a scope, each currency for itself: they are never added. */
export function ForecastView({ scope, horizon }: Props) {
  const query = { ...scopeQuery(scope), horizon: String(horizon) };
  return (
    <Answer of={useCall('GET /api/analytics/forecast', { query })} what="the forecast">
      {({ forecasts }) =>
        forecasts.length === 0 ? (
          <NothingSpent />
        ) : (
          <Stack direction="column" gap={5}>
            {forecasts.map((forecast) => (
              <CurrencyForecast
                key={`${forecast.currency} ${scopeKey(scope)}`}
                forecast={forecast}
                scope={scope}
                isOneOfSeveral={forecasts.length > 1}
              />
            ))}
          </Stack>
        )
      }
    </Answer>
  );
}

function NothingSpent() {
  return (
    <Text element="p">
      Nothing was spent here so far, so there is nothing to forecast. The first forecast comes after 14 days with costs.
    </Text>
  );
}
