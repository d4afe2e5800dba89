import React from 'react';
import { Figure } from '../../../components/chart/Figure';
import { useFeatures } from '../../../data/useFeatures';
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
  const known = sources.filter(({ share }) => share !== null).sort((a, b) => Number(b.share) - Number(a.share));
  const [first] = known;
  const title = 'How sure it is';
  return (
    <Figure
      id={`sources-${currency}`}
      title={title}
      value={first ? `${shareText(Number(first.share))} ${sourceWord(first.source)}` : 'Not known'}
    >
      {withMarks && <SourceMix currency={currency} sources={known} />}
      <p>{known.map(({ source, share }) => `${shareText(Number(share))} ${sourceWord(source)}`).join(', ')}.</p>
      <p>{finalitySentence(total)}</p>
      {asOf !== null && <p>{asOf}</p>}
    </Figure>
  );
}

function finalitySentence({ billed_cost: spent, not_final_cost: notFinal }: MonthCost['total']): string {
  if (spent === null || notFinal === null || Number(spent) <= 0) return 'Nothing has a price yet.';
  const share = Number(notFinal) / Number(spent);
  return share === 0 ? 'All of it is final.' : `${shareText(share)} of it is not final: providers may still change it.`;
}
