import { useCall } from '../../data/useCall';
import { useFeatures } from '../../data/useFeatures';
import { every } from './every';

/** The forecast of everything, unless forecasts are switched off. */
export function useForecast() {
  const isOn = useFeatures().data?.forecasting === true;
  return useCall('GET /api/analytics/forecast', {}, { enabled: isOn, every });
}

export type ForecastCall = ReturnType<typeof useForecast>;
