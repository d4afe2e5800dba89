import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { COMPARISONS } from '../../../analysis/trends/comparedDays.js';
import { breakdown, type BreakdownWish } from '../../../jobs/trends/breakdown.js';
import { readQuestion } from '../../../jobs/trends/readQuestion.js';
import { wordOr } from '../../../jobs/trends/word.js';
import { oneOfWords } from '../../../jobs/readChargeFilter.js';
import { CollectorError } from '../../../errors.js';
import { BREAKDOWNS, type BreakdownBy } from '../../../store/analytics/breakdownKeys.js';
import type { ApiContext } from '../../context.js';
import { queryOf } from '../../contract/pages.js';
import { BreakdownAnswer, currencyItem } from './breakdownShape.js';
import { comparedDays } from './changeShape.js';
import { shownDays } from './shownDays.js';
import { BREAKDOWN_WORDS, QUESTION_WORDS } from './words.js';

const DEFAULT_ROWS = 20;

/** `GET /api/analytics/breakdown`: who or what the cost came from, what a unit costs, and how that changed. */
export const breakdownRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  const schema = {
    summary: 'What the cost came from, each currency apart, the dearest first',
    querystring: queryOf({ ...QUESTION_WORDS, ...BREAKDOWN_WORDS }),
    response: { 200: BreakdownAnswer },
  };
  app.get('/api/analytics/breakdown', { schema }, async ({ query }) => {
    const wish: BreakdownWish = {
      by: readBy(query.by),
      compare: wordOr('compare', query.compare, COMPARISONS, 'previous_period'),
      limit: query.limit ?? DEFAULT_ROWS,
      withCacheHits: query.cache_hits ?? true,
    };
    const question = await readQuestion(pool, query);
    const { compared, currencies } = await breakdown(pool, question, wish);
    return {
      by: wish.by,
      ...shownDays(question),
      compared: compared && comparedDays(compared),
      currencies: currencies.map(currencyItem),
    };
  });
};

function readBy(text: string | undefined): BreakdownBy {
  if (text !== undefined) return oneOfWords('by', text, BREAKDOWNS, 'INVALID_REQUEST');
  throw new CollectorError('INVALID_REQUEST', `by is missing; give one of ${BREAKDOWNS.join(', ')}`);
}
