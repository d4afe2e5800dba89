import React from 'react';
import { TextLink, useStyles2 } from '@grafana/ui';
import { SourceBadge } from '../../../components/source/SourceBadge';
import { pathInto, STEP_WORDS, type Step } from '../path/path';
import { usePathUrl } from '../path/usePathUrl';
import type { CurrencyBreakdown, Question, Row } from '../question/question';
import { ChangeCell } from './ChangeCell';
import { type Figures, type RowColumn, rowColumns } from './columns';
import { rowsStyles } from './rowsStyles';
import { rowKey, useRowSources } from './useRowSources';

interface Props {
  readonly question: Question;
  readonly breakdown: CurrencyBreakdown;
  readonly step: Step;
}

/** The rows of a step, the dearest first; each leads one step further down. */
export function RowsTable({ question, breakdown, step }: Props) {
  const styles = useStyles2(rowsStyles);
  const sourcesOf = useRowSources(question, breakdown);
  const { currency, rows, other, total } = breakdown;
  const columns = rowColumns(currency);
  const line = { columns, currency, styles };
  return (
    <div className={styles.scroll} role="region" aria-label={STEP_WORDS[step].many} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{STEP_WORDS[step].one}</th>
            {columns.slice(0, 2).map(({ id, title }) => (
              <th key={id} scope="col" className={styles.figure}>
                {title}
              </th>
            ))}
            <th scope="col" className={styles.figure}>
              Change
            </th>
            {columns.slice(2).map(({ id, title }) => (
              <th key={id} scope="col" className={styles.figure}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={rowKey(row)} {...line} figures={row}>
              <Name {...{ row, step, question, styles }} sources={sourcesOf(row)} />
            </Line>
          ))}
          {other && (
            <Line {...line} figures={other}>
              {other.rows} more
            </Line>
          )}
        </tbody>
        <tfoot>
          <Line {...line} figures={total}>
            Total
          </Line>
        </tfoot>
      </table>
    </div>
  );
}

type Styles = ReturnType<typeof rowsStyles>;

interface NameProps extends Omit<Props, 'breakdown'> {
  readonly row: Row;
  readonly sources: readonly string[];
  readonly styles: Styles;
}

function Name({ row, step, question: { path }, sources, styles }: NameProps) {
  const urlOf = usePathUrl();
  const into = pathInto(path, step, row.id);
  const name = row.value || STEP_WORDS[step].none;
  const within = [
    path.service === undefined && step !== 'service' && row.service,
    path.account === undefined && step !== 'account' && row.account,
  ];
  const words = within.filter((part) => typeof part === 'string' && part !== '').join(' · ');
  return (
    <div className={styles.name}>
      {into === null ? <span>{name}</span> : <TextLink href={urlOf(into)}>{name}</TextLink>}
      {sources.map((source) => (
        <SourceBadge key={source} source={source} />
      ))}
      {words !== '' && <small>{words}</small>}
      {row.unpriced_charges > 0 && <small>{row.unpriced_charges} charges without a price</small>}
    </div>
  );
}

interface LineProps {
  readonly figures: Figures;
  readonly columns: readonly RowColumn[];
  readonly currency: string;
  readonly styles: Styles;
}

function Line({ figures, columns, currency, styles, children }: React.PropsWithChildren<LineProps>) {
  const cell = ({ id, text }: RowColumn) => (
    <td key={id} className={styles.figure} data-testid={id}>
      {text(figures)}
    </td>
  );
  return (
    <tr>
      <th scope="row">{children}</th>
      {columns.slice(0, 2).map(cell)}
      <td className={styles.figure} data-testid="change">
        <ChangeCell figures={figures} currency={currency} />
      </td>
      {columns.slice(2).map(cell)}
    </tr>
  );
}
