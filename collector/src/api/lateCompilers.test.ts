import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import type { RouteOptions } from 'fastify';
import { OpenServers } from '../../test/openServer.js';
import { lateSerializers, lateValidator } from './lateCompilers.js';

let servers: OpenServers;
beforeAll(async () => {
  servers = await OpenServers.open();
});
afterAll(() => servers.close());

const PARTS = ['body', 'querystring', 'params', 'headers'] as const;
const NAMELESS = { $ref: 'of-nothing#' };

test('every schema of every route can be compiled', async () => {
  const app = servers.serverOf(servers.database.pool);
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => void routes.push(route));
  await app.ready();
  const serializer = SerializerSelector()();
  let compiled = 0;
  for (const { method, url, schema } of routes) {
    for (const httpPart of PARTS.filter((part) => schema?.[part] !== undefined)) {
      TypeBoxValidatorCompiler({ schema: schema?.[httpPart] as never, method: String(method), url, httpPart });
      compiled += 1;
    }
    for (const [httpStatus, answer] of Object.entries((schema?.response ?? {}) as object)) {
      expect(typeof serializer({ schema: answer, method: String(method), url, httpStatus })).toBe('function');
      compiled += 1;
    }
  }
  expect(compiled).toBeGreaterThan(100);
});

test('a schema is compiled at its first use, once', () => {
  const route = { schema: NAMELESS, method: 'GET', url: '/', httpStatus: '200' };
  const serialize = lateSerializers({}, {})(route);
  expect(() => serialize({})).toThrow(/of-nothing/);
  let reads = 0;
  const schema = {
    get type() {
      reads += 1;
      return 'string';
    },
  };
  const validate = lateValidator({ schema: schema as never, method: 'GET', url: '/', httpPart: 'body' });
  expect(reads).toBe(0);
  expect(validate('text')).toEqual({ value: 'text' });
  const once = reads;
  expect(validate('text')).toEqual({ value: 'text' });
  expect(reads).toBe(once);
});
