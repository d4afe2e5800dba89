import React from 'react';
import { Figure } from '../../../components/chart/Figure';
import { useFeatures } from '../../../data/useFeatures';
import { money } from '../../forecast/words';
import type { MonthCost } from '../useSpending';
import { SourceMix } from './SourceMix';
import { shareText, sourceWord } from './words';

interface Props {
  readonly cost: MonthCost;
  /** When the account was read that was read longest ago; null: none is read. */
  readonly asOf: string | null;
}

/** How sure the number is: where it comes from, and how much of it is final. */
export function SourceFigure({ cost: { currency, total, sources }, asOf }: Props) {
  const withMarks = useFeatures().data?.visual_indicators !== false;
  const known = sources
    .filter(({ billed_cost: cost }) => cost !== null)
    .sort((a, b) => Number(b.share) - Number(a.share));
  const words = known.map(({ source, share }) =>
    share === null ? sourceWord(source) : `${shareText(Number(share))} ${sourceWord(source)}`,
  );
  return (
    <Figure id={`sources-${currency}`} title="How sure it is" value={words[0] ?? 'Not known'}>
      {withMarks && <SourceMix currency={currency} sources={known} />}
      {words.length > 0 && <p>{words.join(', ')}.</p>}
      <p>{finalitySentence(total, currency)}</p>
      {asOf !== null && <p>{asOf}</p>}
    </Figure>
  );
}

/** Of a month without cost, or with more credit than cost, no share can be told. */
function finalitySentence({ billed_cost: spent, not_final_cost: notFinal }: MonthCost['total'], currency: string) {
  if (spent === null || notFinal === null) return 'Nothing has a price yet.';
  if (Number(notFinal) === 0) return 'All of it is final.';
  const part = Number(spent) > 0 ? shareText(Number(notFinal) / Number(spent)) : money(notFinal, currency);
  return `${part} of it is not final: providers may still change it.`;
}
