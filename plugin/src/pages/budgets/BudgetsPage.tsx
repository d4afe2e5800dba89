import React from 'react';
import { CostPage } from '../frame/CostPage';

export function BudgetsPage() {
  return <CostPage name="budgets" />;
}
