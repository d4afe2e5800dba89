import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Stack, Text, useStyles2 } from '@grafana/ui';
import { counted } from '../../../components/count/count';
import { SourceBadge } from '../../../components/source/SourceBadge';
import { type Fact, Facts } from '../Facts';
import type { ImportResult } from './useImport';
import { daysOf, effectOf, totalOf } from './words';

/** More than this nobody repairs from a page. */
const SHOWN_FAULTS = 100;

/** What an import would do, or did. */
export function Outcome({ result }: { readonly result: ImportResult }) {
  const { rows, skipped, fault_count: faultCount, warnings, accounts_created: created } = result;
  const facts: readonly Fact[] = [
    ['Effect', effectOf(result)],
    ['Rows taken', counted(rows, 'row')],
    ['Rows left out', skipped === 0 ? '' : counted(skipped, 'row')],
    ['Unchanged', result.charges_unchanged === 0 ? '' : counted(result.charges_unchanged, 'charge')],
    ['Days', daysOf(result)],
    ['Sum', totalOf(result)],
    ['Marked as', <SourceBadge key="source" source={result.source} />],
    ['New accounts', created.join(', ')],
  ];
  return (
    <Stack direction="column" gap={2}>
      <Facts facts={facts} />
      {warnings.map(({ message }) => (
        <Alert key={message} severity="info" title={sentence(message)} />
      ))}
      {faultCount > 0 && <Faults result={result} />}
    </Stack>
  );
}

function Faults({ result: { faults, fault_count: count } }: { readonly result: ImportResult }) {
  const styles = useStyles2(outcomeStyles);
  return (
    <Stack direction="column" gap={1}>
      <Text element="h3" variant="h5">
        {counted(count, 'fault')}
      </Text>
      <table className={styles.faults}>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Column</th>
            <th scope="col">What is wrong, and what to do</th>
          </tr>
        </thead>
        <tbody>
          {faults.slice(0, SHOWN_FAULTS).map(({ line, column, message }, index) => (
            <tr key={index}>
              <th scope="row">{line}</th>
              <td>{column ?? ''}</td>
              <td>{sentence(message)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > SHOWN_FAULTS && <Text color="secondary">{`and ${count - SHOWN_FAULTS} more`}</Text>}
    </Stack>
  );
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}

function outcomeStyles(theme: GrafanaTheme2) {
  return {
    faults: css({
      'th, td': { padding: theme.spacing(0.5, 2, 0.5, 0), textAlign: 'left', verticalAlign: 'top' },
      'thead th': { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightMedium },
      td: { overflowWrap: 'anywhere' },
    }),
  };
}
