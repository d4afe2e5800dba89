import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { HORIZONS } from '../../../domain/costForecast.js';
import { ForecastDesk } from '../../../jobs/analytics/forecastDesk.js';
import { readForecastQuestion, readHorizon } from '../../../jobs/analytics/readForecastQuestion.js';
import { forecastOutcomes } from '../../../store/forecasts/forecastOutcomes.js';
import { forecastScores } from '../../../store/forecasts/forecastScores.js';
import type { ApiContext } from '../../context.js';
import { MODEL_WORD, FILTER_WORDS, word } from '../../contract/filterWords.js';
import { limitOf, queryOf } from '../../contract/pages.js';
import { ForecastItem, forecastItem, ScoreItem, scoreItem } from './forecastShape.js';
import { OutcomeItem, outcomeItem } from './outcomeShape.js';

const { account_id, service_id } = FILTER_WORDS;

const WORDS = {
  account_id,
  service_id,
  ...MODEL_WORD,
  horizon: word('30, 60 or 90 days from today on; default 30'),
  days_ahead: word('Another name of horizon'),
};

const JUDGED_WORDS = {
  ...WORDS,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000, description: 'Most rows; default 100' })),
};

const Answer = Type.Object(
  { horizon: Type.Enum([...HORIZONS]), forecasts: Type.Array(ForecastItem, { description: 'One a currency' }) },
  { title: 'Forecasts' },
);

/** `GET /api/analytics/forecast`: what will be spent, and how far such forecasts were off. */
export const forecastRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool, analyst }) => {
  const desk = new ForecastDesk(analyst);
  app.get(
    '/api/analytics/forecast',
    {
      schema: {
        summary: 'What will be spent: days, totals and bands, each currency apart',
        querystring: queryOf(WORDS),
        response: { 200: Answer },
      },
    },
    async ({ query }) => {
      const { question, horizon } = await readForecastQuestion(pool, query);
      const answers = await desk.answers(pool, question, horizon);
      return { horizon, forecasts: answers.map((answer) => forecastItem(answer, horizon)) };
    },
  );
  app.get(
    '/api/analytics/forecast/accuracy',
    {
      schema: {
        summary: 'Forecasts as they were made at the time, compared with what came',
        querystring: queryOf(JUDGED_WORDS),
        response: { 200: Type.Object({ items: Type.Array(ScoreItem) }, { title: 'ForecastScores' }) },
      },
    },
    async ({ query }) => {
      const { question } = await readForecastQuestion(pool, query);
      const scores = await forecastScores(pool, { ...question, horizon: readHorizon(query) }, limitOf(query));
      return { items: scores.map(scoreItem) };
    },
  );
  app.get(
    '/api/analytics/forecast/outcomes',
    {
      schema: {
        summary:
          'Each forecast of exactly one series as it was made, and what its days cost in the end; the latest first',
        querystring: queryOf(JUDGED_WORDS),
        response: { 200: Type.Object({ items: Type.Array(OutcomeItem) }, { title: 'ForecastOutcomes' }) },
      },
    },
    async ({ query }) => {
      const { question } = await readForecastQuestion(pool, query);
      const outcomes = await forecastOutcomes(pool, { ...question, horizon: readHorizon(query) }, limitOf(query));
      return { items: outcomes.map(outcomeItem) };
    },
  );
};
