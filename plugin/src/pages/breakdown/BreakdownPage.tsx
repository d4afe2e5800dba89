import React from 'react';
import { CostPage } from '../frame/CostPage';

export function BreakdownPage() {
  return <CostPage name="breakdown" />;
}
