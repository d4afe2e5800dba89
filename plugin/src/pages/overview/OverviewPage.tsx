import React from 'react';
import { CostPage } from '../frame/CostPage';

export function OverviewPage() {
  return <CostPage name="overview" />;
}
