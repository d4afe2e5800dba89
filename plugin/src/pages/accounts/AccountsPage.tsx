import React from 'react';
import { CostPage } from '../frame/CostPage';

export function AccountsPage() {
  return <CostPage name="accounts" />;
}
