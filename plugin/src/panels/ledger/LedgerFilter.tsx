import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, FilterInput, useStyles2 } from '@grafana/ui';
import { sourceLook } from '../../components/source/sources';
import { formatCount } from './cellText';
import type { Ledger } from './ledger';
import type { LedgerView } from './useLedgerView';

interface Props {
  readonly ledger: Ledger;
  readonly view: Pick<LedgerView, 'text' | 'setText' | 'source' | 'setSource' | 'rows'>;
}

/** Which charges are shown: by text and by source. */
export function LedgerFilter({ ledger, view }: Props) {
  const { text, setText, source, setSource, rows } = view;
  const styles = useStyles2(filterStyles);
  return (
    <div className={styles.filter}>
      <FilterInput
        className={styles.text}
        aria-label="Filter the charges by text"
        placeholder="Filter by text"
        escapeRegex={false}
        value={text}
        onChange={setText}
      />
      <div className={styles.sources} role="group" aria-label="Show">
        {[null, ...ledger.sourceNames].map((name) => (
          <Button
            key={name ?? ''}
            size="sm"
            variant={name === source ? 'primary' : 'secondary'}
            icon={name === source ? 'check' : undefined}
            tooltip={name === null ? undefined : sourceLook(name).meaning}
            aria-pressed={name === source}
            onClick={() => setSource(name)}
          >
            {name === null ? 'All' : sourceLook(name).label}
          </Button>
        ))}
      </div>
      <span role="status">
        {rows.length === ledger.rowCount ? '' : `${formatCount(rows.length)} of `}
        {formatCount(ledger.rowCount)} rows
      </span>
      {ledger.otherFrames > 0 && <strong>Only the first query is shown.</strong>}
    </div>
  );
}

function filterStyles(theme: GrafanaTheme2) {
  return {
    filter: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
    text: css({ flex: `1 1 ${theme.spacing(20)}`, maxWidth: theme.spacing(40) }),
    sources: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) }),
  };
}
