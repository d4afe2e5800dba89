import React from 'react';
import type { PanelProps } from '@grafana/data';
import { PanelNotice } from '../../components/PanelNotice';
import { columns } from './columns';

export function BudgetPanel({ data }: Pick<PanelProps, 'data'>) {
  return <PanelNotice data={data} columns={columns} />;
}
