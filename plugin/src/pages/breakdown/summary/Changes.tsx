import React from 'react';
import type { CallAnswer } from '../../../api/calls';
import { Figure } from '../../../components/chart/Figure';
import { changeSentence, changeText, type ComparedSums } from './changeWords';

type Series = CallAnswer<'GET /api/analytics/trends'>['series'][number];

interface Props {
  /** undefined: nothing was charged in this currency. */
  readonly series: Series | undefined;
  readonly currency: string;
}

/** How it changed since last month and last quarter, and against the days before; only known days are compared. */
export function Changes({ series, currency }: Props) {
  if (series === undefined) return null;
  const changes = [
    ['breakdown-month', 'This month against last', series.month_over_month],
    ['breakdown-quarter', 'This quarter against last', series.quarter_over_quarter],
    ['breakdown-before', 'These days against those before', series.previous_period],
  ] as const;
  return (
    <>
      {changes.map(([id, title, compared]) => (
        <Figure key={id} id={id} title={title} value={changeText(compared)}>
          <Compared compared={compared} currency={currency} />
        </Figure>
      ))}
    </>
  );
}

function Compared({ compared, currency }: { readonly compared: ComparedSums | null; readonly currency: string }) {
  return changeSentence(compared, currency).map((sentence) => <p key={sentence}>{sentence}</p>);
}
