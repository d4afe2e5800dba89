import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type, type Static } from 'typebox';
import { noSuchAccount } from '../../jobs/accounts/accountDesk.js';
import { addAccount } from '../../jobs/accounts/addAccount.js';
import { changeAccount } from '../../jobs/accounts/changeAccount.js';
import { removeAccount } from '../../jobs/accounts/removeAccount.js';
import { accountStates } from '../../store/managedAccounts.js';
import type { ApiContext } from '../context.js';
import { queryOf } from '../contract/pages.js';
import { Calendar, IdParameter, orNull } from '../contract/scalars.js';
import { BaseUrl, hideValues, Secrets } from './accountBodies.js';
import { AccountItem, accountItem } from './accountsShape.js';

const Name = Type.String({ minLength: 1, maxLength: 400 });
const PerMinute = Type.Integer({ minimum: 1, maximum: 100_000 });

const NewAccountBody = Type.Object(
  {
    name: Name,
    service_id: Type.String({ maxLength: 100 }),
    service_provider_name: Type.Optional(Name),
    secrets: Type.Optional(Secrets),
    base_url: Type.Optional(BaseUrl),
    backfill_from: Type.Optional(Calendar),
    requests_per_minute: Type.Optional(PerMinute),
  },
  { additionalProperties: false, title: 'NewAccount' },
);

const AccountChangeBody = Type.Object(
  {
    name: Type.Optional(Name),
    is_active: Type.Optional(Type.Boolean({ description: 'true also restores a deleted account' })),
    secrets: Type.Optional(Secrets),
    base_url: Type.Optional(orNull(BaseUrl)),
    backfill_from: Type.Optional(Calendar),
    requests_per_minute: Type.Optional(orNull(PerMinute)),
  },
  { additionalProperties: false, title: 'AccountChange' },
);

const Query = queryOf({ include_deleted: Type.Optional(Type.Boolean()) });
const Removed = Type.Object({ id: Type.Integer(), message: Type.String() });

/** `/api/accounts`: the accounts whose costs are tracked. */
export const accountRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, context) => {
  const { pool } = context;
  hideValues(app);

  const stateOf = async (accountId: number, withDeleted: boolean): Promise<Static<typeof AccountItem>> => {
    const [state] = await accountStates(pool, { accountId, withDeleted });
    if (!state) throw noSuchAccount(accountId);
    return accountItem(state, context.accounts.desk);
  };

  const list = {
    summary: 'Every account, how its reading goes and what went wrong last',
    querystring: Query,
    response: { 200: Type.Object({ items: Type.Array(AccountItem) }) },
  };
  app.get('/api/accounts', { schema: list }, async ({ query }) => {
    const states = await accountStates(pool, { withDeleted: query.include_deleted ?? false });
    return { items: states.map((state) => accountItem(state, context.accounts.desk)) };
  });

  const one = { summary: 'One account', params: IdParameter, querystring: Query, response: { 200: AccountItem } };
  app.get('/api/accounts/:id', { schema: one }, async ({ params, query }) =>
    stateOf(params.id, query.include_deleted ?? false),
  );

  const add = { summary: 'Adds an account', body: NewAccountBody, response: { 201: AccountItem } };
  app.post('/api/accounts', { schema: add }, async ({ body, caller }, reply) => {
    const { service_id: serviceId, service_provider_name: serviceProviderName, ...rest } = body;
    const wish = { ...settingsOf(rest), name: body.name, serviceId, ...given({ serviceProviderName }) };
    return reply.code(201).send(await stateOf(await addAccount(context.accounts.desk, caller, wish), false));
  });

  const change = {
    summary: 'Changes what is given, and leaves the rest; restores a deleted account with is_active: true',
    params: IdParameter,
    body: AccountChangeBody,
    response: { 200: AccountItem },
  };
  app.patch('/api/accounts/:id', { schema: change }, async ({ params, body, caller }) => {
    const { name, is_active: isActive } = body;
    await changeAccount(context.accounts.desk, caller, params.id, {
      ...settingsOf(body),
      ...given({ name, isActive }),
    });
    return stateOf(params.id, false);
  });

  const remove = {
    summary: 'Stops reading an account and erases its credentials; its history stays',
    params: IdParameter,
    response: { 200: Removed },
  };
  app.delete('/api/accounts/:id', { schema: remove }, async ({ params: { id }, caller }) => ({
    id,
    message: await removeAccount(context.accounts.desk, caller, id),
  }));
};

function settingsOf<Url, PerMinute>(body: {
  readonly secrets?: Readonly<Record<string, string>>;
  readonly base_url?: Url;
  readonly backfill_from?: string;
  readonly requests_per_minute?: PerMinute;
}) {
  return given({
    secrets: body.secrets,
    baseUrl: body.base_url,
    backfillFrom: body.backfill_from,
    requestsPerMinute: body.requests_per_minute,
  });
}

/** The fields that were given at all. */
function given<T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}
