import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { changeSetting } from '../../../jobs/anomalies/changeSetting.js';
import { entryAccount } from '../../../jobs/entries/entryAccount.js';
import { anomalySettings, type AnomalySetting } from '../../../store/anomalies/anomalySettings.js';
import type { ApiContext } from '../../context.js';
import { queryOf } from '../../contract/pages.js';
import { AccountId, Money, orNull } from '../../contract/scalars.js';

const Detector = Type.Enum(['robust', 'sigma'], {
  description: 'sigma: the plain rule of standard deviations above the mean of 30 days',
});
const Directions = Type.Enum(['up', 'both'], { description: 'up is silent about days that are cheaper than usual' });

const Setting = Type.Object(
  {
    account_id: orNull(AccountId, { description: 'null: every account without a setting of its own' }),
    is_own: Type.Boolean({ description: 'false: nobody has set this here; it is what holds for all' }),
    threshold: Type.Number(),
    detector: Detector,
    directions: Directions,
    min_excess: orNull(Money, {
      description: 'Smaller differences never alert; null: 5, or 3 % of a mean day if that is more',
    }),
    enabled: Type.Boolean(),
  },
  { title: 'AnomalySetting' },
);

const NewSetting = Type.Object(
  {
    account_id: Type.Optional(orNull(AccountId)),
    threshold: Type.Optional(Type.Number({ description: '1.0 to 6.0; default 3' })),
    detector: Type.Optional(Detector),
    directions: Type.Optional(Directions),
    min_excess: Type.Optional(Type.Union([Type.String({ maxLength: 100 }), Type.Number(), Type.Null()])),
    enabled: Type.Optional(Type.Boolean()),
  },
  {
    additionalProperties: false,
    title: 'NewAnomalySetting',
    description: 'The whole setting: what is left out is the default',
  },
);

/** `/api/analytics/anomaly-settings`: how unusual a day must be to alert. */
export const anomalySettingRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  const path = '/api/analytics/anomaly-settings';
  const read = {
    summary: 'How unusual a day of an account, or of all accounts, must be to alert',
    querystring: queryOf({ account_id: Type.Optional(AccountId) }),
    response: { 200: Setting },
  };
  app.get(path, { schema: read }, async ({ query }) => {
    const accountId = query.account_id ?? null;
    if (accountId !== null) await entryAccount(pool, accountId);
    const settings = await anomalySettings(pool);
    return answer(accountId, settings.hasOwn(accountId), settings.of(accountId));
  });

  const write = { summary: 'Set how unusual a day must be to alert', body: NewSetting, response: { 200: Setting } };
  app.put(path, { schema: write }, async ({ body, caller }) => {
    const { account_id, min_excess, enabled, ...same } = body;
    const accountId = account_id ?? null;
    const wish = {
      ...same,
      ...(min_excess === undefined ? {} : { minExcess: min_excess }),
      ...(enabled === undefined ? {} : { isEnabled: enabled }),
    };
    return answer(accountId, true, await changeSetting(pool, caller, accountId, wish));
  });
};

function answer(accountId: number | null, isOwn: boolean, { minExcess, isEnabled, ...same }: AnomalySetting) {
  return { account_id: accountId, is_own: isOwn, ...same, min_excess: minExcess, enabled: isEnabled };
}
