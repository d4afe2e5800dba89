import React, { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { locationService } from '@grafana/runtime';
import { Alert, Stack } from '@grafana/ui';
import { useFeatures } from '../../data/useFeatures';
import { CostPage } from '../frame/CostPage';
import { ForecastView } from './ForecastView';
import { addressOf, type Horizon, readAddress, type Scope } from './scope/scope';
import { ScopePicker } from './scope/ScopePicker';

/** What it will cost, how sure that is, and how right such forecasts were so far. */
export function ForecastPage() {
  return (
    <CostPage name="forecast">
      <Forecast />
    </CostPage>
  );
}

function Forecast() {
  const features = useFeatures();
  const [search] = useSearchParams();
  const { scope, horizon } = useMemo(() => readAddress(search), [search]);
  const change = (of: Scope, days: Horizon) => locationService.partial(addressOf(of, days));
  if (features.data?.forecasting === false)
    return (
      <Alert severity="info" title="Forecasts are switched off">
        The collector makes none while its setting ENABLE_FORECASTING is false.
      </Alert>
    );
  return (
    <Stack direction="column" gap={3}>
      <ScopePicker scope={scope} horizon={horizon} onChange={change} />
      <ForecastView scope={scope} horizon={horizon} />
    </Stack>
  );
}
