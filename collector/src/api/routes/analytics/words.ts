import { Type } from 'typebox';
import { COMPARISONS } from '../../../analysis/trends/comparedDays.js';
import { BREAKDOWNS } from '../../../store/analytics/breakdownKeys.js';
import { FILTER_WORDS, MODEL_WORD, PROJECT_WORD, word } from '../../contract/filterWords.js';

/** Which charges, and which days of them; see `readQuestion`. */
export const QUESTION_WORDS = {
  ...FILTER_WORDS,
  ...MODEL_WORD,
  ...PROJECT_WORD,
  period: word('7d, 30d or 90d: the last days with today, instead of start_date and end_date'),
};

export const METRIC_WORD = { metric: word('cost, tokens or requests; default cost') };

export const INTERVAL_WORD = { interval: word('day, week (from Monday), month or quarter; default day') };

export const BREAKDOWN_WORDS = {
  by: word(`One of ${BREAKDOWNS.join(', ')}`),
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1_000, description: 'Rows of each currency; the rest is one row. Default 20' }),
  ),
  compare: word(`What change is against: ${COMPARISONS.join(', ')}; default previous_period`),
  cache_hits: Type.Optional(
    Type.Boolean({
      description: 'Default true. false: no cache_hit_share, which over long ranges answers many times faster',
    }),
  ),
};
