import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { ApiContext } from '../context.js';

const FeaturesBody = Type.Object(
  {
    version: Type.String(),
    export: Type.Boolean(),
    visual_indicators: Type.Boolean(),
    notifications: Type.Boolean(),
    forecasting: Type.Boolean(),
    anomaly_detection: Type.Boolean(),
    caller: Type.Object(
      { name: Type.String(), may: Type.Array(Type.String()) },
      { description: 'Who you are here, and what you may do' },
    ),
  },
  { title: 'Features' },
);

/** `GET /api/features`: what is switched on, and what the caller may do, so that a page need not offer the rest. */
export const featureRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { features, version }) => {
  const schema = { summary: 'What is switched on, and what you may do', response: { 200: FeaturesBody } };
  app.get('/api/features', { schema }, async ({ caller }) => ({
    version,
    export: features.export,
    visual_indicators: features.visualIndicators,
    notifications: features.notifications,
    forecasting: features.forecasting,
    anomaly_detection: features.anomalyDetection,
    caller: { name: caller.name, may: [...caller.may] },
  }));
};
