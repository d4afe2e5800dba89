import React from 'react';
import { CostPage } from '../frame/CostPage';

export function AnomaliesPage() {
  return <CostPage name="anomalies" />;
}
