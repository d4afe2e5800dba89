import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type, type Static } from 'typebox';
import { planEvent, unplanEvent } from '../../jobs/anomalies/planEvents.js';
import { listPlannedEvents, type PlannedEvent } from '../../store/anomalies/plannedEvents.js';
import type { ApiContext } from '../context.js';
import { DAY_RANGE, dayRangeOf } from '../contract/dayRange.js';
import { fromCursor, inPage, limitOf, pageOf, PageQuery, queryOf } from '../contract/pages.js';
import { AccountId, Calendar, orNull, Timestamp } from '../contract/scalars.js';

const OfAccount = orNull(AccountId, { description: 'null: all accounts' });

const NewPlannedEvent = Type.Object(
  {
    account_id: Type.Optional(OfAccount),
    first_day: Calendar,
    last_day: Type.Optional(Calendar),
    title: Type.String({ minLength: 1, maxLength: 200, description: 'What is planned, in a few words' }),
    note: Type.Optional(Type.String({ maxLength: 2_000 })),
  },
  { additionalProperties: false, title: 'NewPlannedEvent', description: 'One day, or up to 366 with last_day' },
);

const Planned = Type.Object(
  {
    id: Type.Integer(),
    account_id: OfAccount,
    first_day: Calendar,
    last_day: Calendar,
    title: Type.String(),
    note: Type.String(),
    created_by: Type.String({ description: 'Name of the person' }),
    created_at: Timestamp,
  },
  { title: 'PlannedEvent' },
);

/** `/api/planned-events`: days that are known to be unusual, so that they alert nobody. */
export const plannedEventRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  const create = {
    summary: 'Say that some days will be, or were, unusual on purpose',
    body: NewPlannedEvent,
    response: { 201: Planned },
  };
  app.post('/api/planned-events', { schema: create }, async ({ body, caller }, reply) => {
    const { account_id: accountId = null, first_day: firstDay, last_day: lastDay = firstDay, title, note = '' } = body;
    const event = await planEvent(pool, caller, { accountId, firstDay, lastDay, title, note });
    return reply.code(201).send(answer(event));
  });

  const list = {
    summary: 'Planned events, the newest first',
    querystring: queryOf({ ...PageQuery, ...DAY_RANGE, account_id: Type.Optional(AccountId) }),
    response: { 200: pageOf(Planned) },
  };
  app.get('/api/planned-events', { schema: list }, async ({ query }) => {
    const limit = limitOf(query);
    const rows = await listPlannedEvents(pool, {
      ...dayRangeOf(query),
      accountId: query.account_id ?? null,
      before: positionIn(query.cursor),
      limit: limit + 1,
    });
    return inPage(rows, limit, answer, (row) => [row.firstDay, row.plannedEventId]);
  });

  const EventId = Type.Object({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) });
  const remove = { summary: 'Forget a planned event', params: EventId, response: { 204: Type.Null() } };
  app.delete('/api/planned-events/:id', { schema: remove }, async ({ params, caller }, reply) => {
    await unplanEvent(pool, caller, String(params.id));
    return reply.code(204).send(null);
  });
};

function answer(event: PlannedEvent): Static<typeof Planned> {
  return {
    id: Number(event.plannedEventId),
    account_id: event.accountId,
    first_day: event.firstDay,
    last_day: event.lastDay,
    title: event.title,
    note: event.note,
    created_by: event.createdByName,
    created_at: event.createdAt,
  };
}

function positionIn(cursor: string | undefined): { firstDay: string; plannedEventId: string } | null {
  const position = fromCursor(cursor, ['day', 'digits']);
  return position && { firstDay: String(position[0]), plannedEventId: String(position[1]) };
}
