import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { RadioButtonGroup, TextLink, useStyles2 } from '@grafana/ui';
import { Answer } from '../../../components/Answer';
import { money } from '../../forecast/words';
import { pageUrl } from '../../routes';
import { shareText } from '../figures/words';
import { Section } from '../../frame/Section';
import type { MonthCost, Spending } from '../useSpending';
import { SHARE_LABELS, SHARES_BY, type ShareBy } from './shareBy';

interface Props {
  readonly call: Spending['shares'];
  readonly by: ShareBy;
  readonly onChoose: (by: ShareBy) => void;
}

const CHOICES = SHARES_BY.map((value) => ({ value, label: SHARE_LABELS[value] }));

/** Where the money of this month goes: the dearest few, and the way to all of it. */
export function Shares({ call, by, onChoose }: Props) {
  const choice = <RadioButtonGroup size="sm" aria-label="Split by" options={CHOICES} value={by} onChange={onChoose} />;
  return (
    <Section title="Where it goes" actions={choice}>
      <Answer of={call} what="the shares">
        {({ currencies }) => currencies.map((cost) => <SharesTable key={cost.currency} cost={cost} by={by} />)}
      </Answer>
      <TextLink href={pageUrl('breakdown', { by })} inline={false}>
        The whole breakdown
      </TextLink>
    </Section>
  );
}

interface TableProps extends Pick<Props, 'by'> {
  readonly cost: MonthCost;
}

function SharesTable({ cost: { currency, rows, other }, by }: TableProps) {
  const styles = useStyles2(tableStyles);
  return (
    <table className={styles.table}>
      <caption className="sr-only">
        Cost of this month by {by}, in {currency}
      </caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{SHARE_LABELS[by]}</th>
          <th scope="col">Cost</th>
          <th scope="col">Share</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ShareRow key={`${row.id} ${row.service}`} name={row.value || 'Not said'} {...row} currency={currency} />
        ))}
        {other && <ShareRow name={`${other.rows} others`} {...other} currency={currency} />}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly name: string;
  readonly currency: string;
  readonly billed_cost: string | null;
  readonly share: string | null;
}

function ShareRow({ name, currency, billed_cost: cost, share }: RowProps) {
  const styles = useStyles2(tableStyles);
  return (
    <tr>
      <th scope="row" className={styles.name}>
        {name}
        <div className={styles.bar} style={{ width: `${Math.min(Math.max(Number(share) * 100, 0), 100)}%` }} />
      </th>
      <td className={styles.figure}>{cost === null ? 'no price' : money(cost, currency)}</td>
      <td className={styles.figure}>{share !== null && shareText(Number(share))}</td>
    </tr>
  );
}

function tableStyles(theme: GrafanaTheme2) {
  return {
    table: css({ width: '100%', marginBottom: theme.spacing(1) }),
    name: css({
      width: '100%',
      padding: theme.spacing(0.5, 1, 0.5, 0),
      fontWeight: theme.typography.fontWeightRegular,
      overflowWrap: 'anywhere',
    }),
    bar: css({
      height: theme.spacing(0.5),
      marginTop: theme.spacing(0.25),
      borderRadius: theme.shape.radius.pill,
      background: theme.colors.primary.main,
    }),
    figure: css({
      padding: theme.spacing(0.5, 0, 0.5, 1),
      textAlign: 'right',
      verticalAlign: 'top',
      whiteSpace: 'nowrap',
      fontVariantNumeric: 'tabular-nums',
    }),
  };
}
