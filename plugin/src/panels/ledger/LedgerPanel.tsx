import React, { useMemo } from 'react';
import type { PanelProps } from '@grafana/data';
import { Text } from '@grafana/ui';
import { RequiredColumns } from '../../components/RequiredColumns';
import { LedgerTable } from './LedgerTable';
import { columns } from './columns';
import { toLedger } from './frame';
import type { LedgerOptions } from './options';

type Props = Pick<PanelProps<LedgerOptions>, 'data' | 'options' | 'timeRange'>;

/** A table of single charges, each with its source and how final it is. */
export function LedgerPanel({ data, options, timeRange }: Props) {
  const ledger = useMemo(() => toLedger(data.series), [data.series]);
  if ('missing' in ledger) return <RequiredColumns columns={columns} missing={ledger.missing} />;
  if (ledger.rowCount === 0) return <Text element="p">No charges in these days. Choose a longer time range.</Text>;
  return <LedgerTable ledger={ledger} choices={options.columns} timeRange={timeRange} />;
}
