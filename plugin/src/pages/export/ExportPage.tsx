import React from 'react';
import { CostPage } from '../frame/CostPage';

export function ExportPage() {
  return <CostPage name="export" />;
}
