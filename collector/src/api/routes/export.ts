import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ExportLog } from '../../jobs/export/exportLog.js';
import { exportWish, EXPORT_FORMATS, type ExportWish, type ExportWords } from '../../jobs/export/exportWish.js';
import { openExport, type OpenExport } from '../../jobs/export/openExport.js';
import { previewExport } from '../../jobs/export/previewExport.js';
import { Spool } from '../../jobs/export/spool.js';
import type { ApiContext } from '../context.js';
import { FILTER_WORDS, MODEL_WORD, word } from '../contract/filterWords.js';
import { queryOf } from '../contract/pages.js';

const WORDS = {
  format: word(`One of ${EXPORT_FORMATS.join(', ')}; default csv`),
  ...FILTER_WORDS,
  ...MODEL_WORD,
  columns: word('Columns of csv, json, ndjson and parquet, with commas between, or all'),
  redact: word('1: without e-mail addresses, keys cut to their last four characters'),
  metadata: word('footer or none: whether the file ends with what it is'),
  gzip: word('1: a compressed file'),
};

const PREVIEW_ROWS = 20;

const Preview = Type.Object(
  {
    total_records: Type.Integer(),
    total_cost_usd: Type.String({ description: 'Decimal text' }),
    metadata: Type.Record(Type.String(), Type.Unknown()),
    estimated_bytes: Type.Integer({ description: 'About the size of the file, before compression' }),
    records: Type.Array(Type.Record(Type.String(), Type.Unknown()), { description: 'The first records' }),
    head: Type.String({ description: 'The beginning of the file, where it is text' }),
  },
  { title: 'ExportPreview' },
);

/** `GET /api/usage/export` and its preview. */
export const exportRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, context) => {
  const read = (words: ExportWords): Promise<ExportWish> => exportWish(context.pool, words);

  // Before GET, whose handler would otherwise answer HEAD too, and count an export that nobody gets.
  app.head('/api/usage/export', { schema: { hide: true, querystring: queryOf(WORDS) } }, async ({ query }, reply) => {
    const open = await openExport(context.exports.pool, await read(query));
    open.discard();
    return withHeaders(reply, open).send();
  });

  app.get(
    '/api/usage/export',
    {
      schema: {
        summary: 'Download what was spent, row by row',
        description:
          'One consistent picture, whatever is written meanwhile. X-Total-Count is the number of records; a file that ends early breaks the connection. Ten an hour a person.',
        querystring: queryOf(WORDS),
        produces: ['text/csv', 'application/json', 'application/x-ndjson', 'application/vnd.apache.parquet'],
      },
    },
    async ({ query, caller }, reply) => {
      const wish = await read(query);
      const log = await ExportLog.begin({ ...context, observeExport: context.exports.observe }, caller, wish);
      const open = await openExport(context.exports.pool, wish).catch(async (error: unknown) => {
        await log.end('failed', error);
        throw error;
      });
      const body = new Spool(open.bytes, context.exports.spoolFolder).once('close', open.discard);
      log.follow(body, reply.raw, open.totals.records);
      return withHeaders(reply, open).send(body);
    },
  );

  app.get(
    '/api/usage/export/preview',
    {
      schema: {
        summary: 'What an export would hold: totals, first records, size',
        querystring: queryOf({ ...WORDS, rows: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) }),
        response: { 200: Preview },
      },
    },
    async ({ query: { rows, ...words } }) => {
      const preview = await previewExport(context.exports.pool, await read(words), rows ?? PREVIEW_ROWS);
      return {
        total_records: preview.totals.records,
        total_cost_usd: preview.totals.costUsd,
        metadata: preview.metadata,
        estimated_bytes: preview.estimatedBytes,
        records: preview.records.map((record) => JSON.parse(record) as Record<string, unknown>),
        head: preview.head,
      };
    },
  );
};

function withHeaders<Reply extends Pick<FastifyReply, 'type' | 'header'>>(reply: Reply, open: OpenExport): Reply {
  reply
    .type(open.contentType)
    .header('content-disposition', `attachment; filename="${open.fileName}"`)
    .header('x-accel-buffering', 'no')
    .header('x-total-count', open.totals.records);
  return reply;
}
