import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { importFile, MAX_IMPORT_BYTES, tooLarge, type ImportWish } from '../../jobs/imports/importFile.js';
import { ImportRefused } from '../../jobs/imports/importResult.js';
import type { ApiContext } from '../context.js';
import { answerFor } from '../errorBody.js';
import { ImportAnswer, importAnswer, ImportQuery, RefusedAnswer } from './importsShape.js';

const CONTENT_TYPES = ['text/csv', 'text/plain', 'application/json', 'application/octet-stream'];

/** `POST /api/imports`: the body is the file itself. */
export const importRoutes: FastifyPluginAsyncTypebox<ApiContext> = async (app, { imports }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(CONTENT_TYPES, { parseAs: 'buffer', bodyLimit: MAX_IMPORT_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof ImportRefused) {
      const { faults, faultCount } = error;
      return reply.code(422).send({ ...answerFor(error, '').body, faults, fault_count: faultCount });
    }
    throw (error as { code?: unknown }).code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? tooLarge() : error;
  });

  const schema = {
    summary: 'Import a file of charges',
    description:
      'Our own CSV, a FinOps FOCUS file, or what `ccusage daily --json` prints. All of it or nothing, unless partial=1.',
    consumes: CONTENT_TYPES,
    querystring: ImportQuery,
    body: Type.Unknown({ description: 'The file, at most 20 MiB' }),
    response: { 200: ImportAnswer, 422: RefusedAnswer },
  };
  app.post('/api/imports', { schema, bodyLimit: MAX_IMPORT_BYTES }, async ({ query, body, caller }) => {
    const { format, source, account } = query;
    const wish: ImportWish = {
      bytes: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
      fileName: query.file_name ?? 'the file',
      dryRun: query.dry_run ?? false,
      partial: query.partial ?? false,
      createAccounts: query.create_accounts ?? false,
      ...(format === undefined ? {} : { format }),
      ...(source === undefined ? {} : { source }),
      ...(account === undefined ? {} : { defaultAccount: account }),
    };
    return importAnswer(await importFile(imports, caller, wish));
  });
};
