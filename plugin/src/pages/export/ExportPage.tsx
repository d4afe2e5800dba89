import React from 'react';
import { Alert } from '@grafana/ui';
import { rights } from '../../api/rights';
import { useFeatures } from '../../data/useFeatures';
import { CostPage } from '../frame/CostPage';
import { ExportDesk } from './ExportDesk';

/** The ledger as a file: what to take, what it would be, and the way to get it. */
export function ExportPage() {
  const { data: features } = useFeatures();
  return <CostPage name="export">{content(features?.export !== false, rights().mayWrite)}</CostPage>;
}

function content(isOn: boolean, mayExport: boolean) {
  if (!isOn)
    return (
      <Alert severity="info" title="Exports are switched off">
        An administrator switches them on with ENABLE_EXPORT=true in the collector’s environment.
      </Alert>
    );
  if (!mayExport)
    return (
      <Alert severity="info" title="Exports need the role Editor">
        A file leaves Grafana, so exporting asks for more than looking. Ask an administrator of this Grafana.
      </Alert>
    );
  return <ExportDesk />;
}
