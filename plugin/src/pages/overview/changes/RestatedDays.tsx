import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Text, useStyles2 } from '@grafana/ui';
import type { CallAnswer } from '../../../api/calls';
import { formatDay } from '../../../components/days/days';
import { money } from '../../forecast/words';

/** The restated days of one currency. */
export type Restated = CallAnswer<'GET /api/analytics/restatements'>['currencies'][number];

interface Props {
  readonly restated: Restated;
}

/** Each day with what it was, until when, and what it is now. */
export function RestatedDays({ restated: { currency, items } }: Props) {
  const styles = useStyles2(tableStyles);
  return (
    <table className={styles.table}>
      <caption className="sr-only">Days that were restated, in {currency}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Day and account</th>
          <th scope="col">Now, and what it was</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={`${item.account_id} ${item.day}`}>
            <th scope="row" className={styles.name}>
              {formatDay(Date.parse(item.day), false)}, {item.account}
            </th>
            <td className={styles.figure}>
              {money(item.new_cost, currency)}
              <div>
                <Text variant="bodySmall" color="secondary">
                  {wasSentence(item, currency)}
                </Text>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A day that was still running only grew; one that was final should not have changed. */
function wasSentence(
  { old_cost: was, recorded_at: at, finality_before: finality }: Restated['items'][number],
  currency: string,
): string {
  const until = `was ${money(was, currency)} until ${formatDay(Date.parse(at), false)}`;
  return finality === 'final' ? `${until}, though it was final` : until;
}

function tableStyles(theme: GrafanaTheme2) {
  const cell = { padding: theme.spacing(0.5, 0), verticalAlign: 'top' } as const;
  return {
    table: css({ width: '100%' }),
    name: css({ ...cell, fontWeight: theme.typography.fontWeightRegular, overflowWrap: 'anywhere' }),
    figure: css({ ...cell, textAlign: 'right', fontVariantNumeric: 'tabular-nums' }),
  };
}
