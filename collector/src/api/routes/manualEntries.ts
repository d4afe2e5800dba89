import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { changeEntry, deleteEntry } from '../../jobs/entries/changeEntry.js';
import { createEntry } from '../../jobs/entries/createEntry.js';
import { existingEntry } from '../../jobs/entries/existingEntry.js';
import { manualEntries } from '../../store/manualEntryList.js';
import { entryVersions } from '../../store/manualEntryVersions.js';
import type { ApiContext } from '../context.js';
import { DAY_RANGE, dayRangeOf } from '../contract/dayRange.js';
import { fromCursor, inPage, limitOf, pageOf, PageQuery, queryOf } from '../contract/pages.js';
import { AccountId } from '../contract/scalars.js';
import {
  answerWithWarnings,
  Entry,
  entryAnswer,
  EntryPatch,
  EntryVersion,
  EntryWithWarnings,
  NewEntry,
  versionAnswer,
  wishOf,
} from './manualEntriesShape.js';

/** Numbers that the database can hold. */
const EntryId = Type.Object({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) });

const ListQuery = queryOf({
  ...PageQuery,
  ...DAY_RANGE,
  account_id: Type.Optional(AccountId),
  include_deleted: Type.Optional(Type.Boolean()),
});

/** `/api/manual-entries`: costs that people type in, and who changed them when. */
export const manualEntryRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { pool }) => {
  const create = { summary: 'Type in a cost', body: NewEntry, response: { 201: EntryWithWarnings } };
  app.post('/api/manual-entries', { schema: create }, async ({ body, caller }, reply) => {
    const { account_id, ...wish } = body;
    return reply.code(201).send(answerWithWarnings(await createEntry(pool, caller, account_id, wishOf(wish))));
  });

  const change = {
    summary: 'Change a manual entry, or bring a deleted one back',
    params: EntryId,
    body: EntryPatch,
    response: { 200: EntryWithWarnings },
  };
  app.patch('/api/manual-entries/:id', { schema: change }, async ({ params, body, caller }) =>
    answerWithWarnings(await changeEntry(pool, caller, params.id, wishOf(body))),
  );

  const remove = { summary: 'Delete a manual entry', params: EntryId, response: { 204: Type.Null() } };
  app.delete('/api/manual-entries/:id', { schema: remove }, async ({ params, caller }, reply) => {
    await deleteEntry(pool, caller, params.id);
    return reply.code(204).send(null);
  });

  const list = {
    summary: 'Manual entries, the newest period first',
    querystring: ListQuery,
    response: { 200: pageOf(Entry) },
  };
  app.get('/api/manual-entries', { schema: list }, async ({ query }) => {
    const limit = limitOf(query);
    const rows = await manualEntries(pool, {
      ...dayRangeOf(query),
      accountId: query.account_id ?? null,
      withDeleted: query.include_deleted ?? false,
      before: positionIn(query.cursor),
      limit: limit + 1,
    });
    return inPage(rows, limit, entryAnswer, (row) => [row.firstDay, row.entryId]);
  });

  const one = { summary: 'One manual entry, deleted or not', params: EntryId, response: { 200: Entry } };
  app.get('/api/manual-entries/:id', { schema: one }, async ({ params }) =>
    entryAnswer(await existingEntry(pool, params.id)),
  );

  const HistoryPage = pageOf(EntryVersion);
  const history = {
    summary: 'Who changed a manual entry, newest first',
    params: EntryId,
    querystring: queryOf(PageQuery),
    response: { 200: HistoryPage },
  };
  app.get('/api/manual-entries/:id/history', { schema: history }, async ({ params, query }) => {
    await existingEntry(pool, params.id);
    const limit = limitOf(query);
    const before = fromCursor(query.cursor, ['integer'])?.[0];
    const page = { before: before === undefined ? null : Number(before), limit: limit + 1 };
    return inPage(await entryVersions(pool, params.id, page), limit, versionAnswer, (row) => [row.version]);
  });
};

function positionIn(cursor: string | undefined): { firstDay: string; entryId: number } | null {
  const position = fromCursor(cursor, ['day', 'integer']);
  return position && { firstDay: String(position[0]), entryId: Number(position[1]) };
}
