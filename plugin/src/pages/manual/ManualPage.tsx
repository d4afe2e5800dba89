import React from 'react';
import { CostPage } from '../frame/CostPage';

export function ManualPage() {
  return <CostPage name="manual" />;
}
