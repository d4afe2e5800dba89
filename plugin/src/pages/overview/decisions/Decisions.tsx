import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, LoadingPlaceholder, TextLink, useStyles2 } from '@grafana/ui';
import { Problem } from '../../../components/Problem';
import { Section } from '../../frame/Section';
import type { Spending } from '../useSpending';
import { URGENCIES, type Decision } from './decision';
import { useDecisions } from './useDecisions';

interface Props {
  readonly spending: Spending;
  readonly today: string;
}

/** What a person should decide today, the most urgent first, each with the way to where it is decided. */
export function Decisions({ spending, today }: Props) {
  const styles = useStyles2(decisionStyles);
  const { decisions, watchesAnomalies, isLoading, failed } = useDecisions(spending, today);
  const isAllClear = decisions.length === 0 && !isLoading && failed.length === 0;
  return (
    <Section title={decisions.length > 0 ? `Needs a decision (${decisions.length})` : 'Needs a decision'}>
      {isAllClear && <p>Nothing. Budgets hold, accounts are read, and no unusual day waits for a verdict.</p>}
      <ul className={styles.list}>
        {decisions.map((decision) => (
          <Item key={decision.key} decision={decision} />
        ))}
      </ul>
      {isLoading && <LoadingPlaceholder text="Looking …" />}
      {failed.map(({ error, refetch }, place) => (
        <Problem key={place} error={error} onRetry={() => void refetch()} />
      ))}
      {!watchesAnomalies && <p>Anomaly detection is switched off in the collector.</p>}
    </Section>
  );
}

function Item({ decision: { urgency, what, why, href, action } }: { readonly decision: Decision }) {
  const styles = useStyles2(decisionStyles);
  const { icon, label, color } = URGENCIES[urgency];
  return (
    <li className={styles.item}>
      <span className={styles[color]}>
        <Icon name={icon} aria-hidden /> {label}
      </span>
      <div className={styles.words}>
        <strong>{what}</strong>
        <div className={styles.why}>{why}</div>
        <TextLink href={href} aria-label={`${action}: ${what}`}>
          {action}
        </TextLink>
      </div>
    </li>
  );
}

function decisionStyles(theme: GrafanaTheme2) {
  const label = (color: string) =>
    css({ color, minWidth: theme.spacing(14), fontWeight: theme.typography.fontWeightMedium });
  return {
    list: css({
      listStyle: 'none',
      [theme.breakpoints.up('md')]: { maxHeight: theme.spacing(60), overflowY: 'auto' },
    }),
    item: css({
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 1),
      padding: theme.spacing(1, 0),
      borderBottom: `${theme.spacing(0.125)} solid ${theme.colors.border.weak}`,
      '&:last-child': { borderBottom: 'none' },
    }),
    words: css({ flex: 1, minWidth: `min(100%, ${theme.spacing(30)})`, overflowWrap: 'anywhere' }),
    why: css({ color: theme.colors.text.secondary }),
    error: label(theme.colors.error.text),
    warning: label(theme.colors.warning.text),
    info: label(theme.colors.info.text),
  };
}
