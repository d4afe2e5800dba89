import React from 'react';
import type { PanelData } from '@grafana/data';
import { Text } from '@grafana/ui';
import { type Column, missingColumns } from './columns';
import { RequiredColumns } from './RequiredColumns';

interface Props {
  readonly data: PanelData;
  readonly columns: readonly Column[];
}

/** Stands in for a drawing: says whether the query fits, and what it must return when it does not. */
export function PanelNotice({ data, columns }: Props) {
  const frame = data.series[0];
  const missing = missingColumns(frame, columns);
  if (!frame || missing.length > 0) {
    return <RequiredColumns columns={columns} missing={missing} />;
  }
  return <Text element="p">The query fits (rows: {frame.length}). This version of the panel does not draw them.</Text>;
}
