import React from 'react';
import { CostPage } from '../frame/CostPage';

export function HealthPage() {
  return <CostPage name="health" />;
}
