import React from 'react';
import { CostPage } from '../frame/CostPage';

export function ForecastPage() {
  return <CostPage name="forecast" />;
}
