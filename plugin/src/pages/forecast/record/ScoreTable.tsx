import React from 'react';
import { FigureTable } from '../../../components/chart/FigureTable';
import type { FigureColumn } from '../../../components/chart/figures';
import type { Score } from '../forecast';
import { biasWords, errorWords, heldWords } from './recordWords';

const COLUMNS: readonly FigureColumn<Score>[] = [
  column('Days ahead', ({ horizon }) => String(horizon)),
  column('Forecasts', ({ forecasts }) => String(forecasts)),
  column('Totals', errorWords, ({ total_mape: error }) => String(error ?? '')),
  column('On the whole', biasWords, ({ bias }) => String(bias ?? '')),
  column('80% range held', held('total_coverage80'), exactly('total_coverage80')),
  column('95% range held', held('total_coverage95'), exactly('total_coverage95')),
];

/** The track record of each horizon as figures. */
export function ScoreTable({ scores }: { readonly scores: readonly Score[] }) {
  return (
    <FigureTable
      caption="How right forecasts were, by days ahead"
      columns={COLUMNS}
      rows={scores}
      fileName="forecast-track-record.csv"
    />
  );
}

type Coverage = 'total_coverage80' | 'total_coverage95';

function held(coverage: Coverage) {
  return (score: Score) => heldWords(score[coverage], score.forecasts);
}

function exactly(coverage: Coverage) {
  return (score: Score) => String(score[coverage]);
}

function column(title: string, text: (score: Score) => string, exact = text): FigureColumn<Score> {
  return { title, text, exact, isFigure: true };
}
