import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { needOf, PERMISSIONS } from './access/permissions.js';
import { apiDocument } from './openApiDocument.js';
import { operationIdOf, withNamedSchemas } from './openApiNames.js';

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly 'x-right': string;
  readonly security?: unknown;
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly schema: { readonly type?: string; readonly maximum?: number };
  }[];
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Record<string, { schema?: unknown }> }>
  >;
}

interface Description {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

/** Their bodies are not JSON, and too long to be checked against a schema. */
const STREAMS = ['GET /metrics', 'GET /api/usage/export'];

let document: Description;
let operations: [name: string, operation: Operation][];
beforeAll(async () => {
  document = (await apiDocument()) as Description;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      operation,
    ]),
  );
});

test('the committed description is that of this server', () => {
  const committed: unknown = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'));
  if (JSON.stringify(committed) !== JSON.stringify(document)) {
    throw new Error('collector/openapi.json is not what the routes say: run "npm run openapi" and commit the file');
  }
});

test('it does not change with the release, or from one run to the next', async () => {
  expect(document.info.version).toBe('1.0.0');
  expect(JSON.stringify(await apiDocument())).toBe(JSON.stringify(document));
});

describe('every operation', () => {
  const faults = (isFaulty: (operation: Operation, name: string) => boolean) =>
    operations.filter(([name, operation]) => isFaulty(operation, name)).map(([name]) => name);

  test('is one of the table of rights, and there are some', () => {
    expect(operations.length).toBeGreaterThan(4);
    expect(faults((_operation, name) => !Object.hasOwn(PERMISSIONS, name))).toEqual([]);
  });

  test('tells the right it needs', () => {
    const rightOf = (name: string) => needOf(...(name.split(' ') as [string, string]));
    expect(faults((operation, name) => operation['x-right'] !== rightOf(name))).toEqual([]);
    const tellsRight = ({ description = '', security, 'x-right': right }: Operation) =>
      right === 'open'
        ? security === undefined
        : security !== undefined && description.includes(`the right "${right}"`);
    expect(faults((operation) => !tellsRight(operation))).toEqual([]);
  });

  test('has a summary', () => expect(faults(({ summary }) => !summary)).toEqual([]));

  test('has a schema for its success', () => {
    const isDescribed = ({ responses }: Operation) =>
      Object.entries(responses).some(
        ([status, { content = {} }]) =>
          status === '204' || (/^2/.test(status) && Object.values(content).some(({ schema }) => schema)),
      );
    expect(faults((operation, name) => !isDescribed(operation) && !STREAMS.includes(name))).toEqual([]);
  });

  test('tells what a failure looks like', () => {
    const failure = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
    for (const [, { responses }] of operations) expect(responses.default?.content).toEqual(failure);
  });

  test('has a name of its own', () => {
    const names = operations.map(([, { operationId }]) => operationId);
    expect(names.every((name) => /^[a-z]+[A-Za-z0-9]+$/.test(name))).toBe(true);
    expect(new Set(names).size).toBe(names.length);
  });

  test('says the greatest of the numbers that its address may hold, so that none is too great for the database', () => {
    const isUnbounded = ({ parameters = [] }: Operation) =>
      parameters.some(({ schema }) => schema.type === 'integer' && schema.maximum === undefined);
    expect(faults(isUnbounded)).toEqual([]);
  });

  test('describes exactly the parameters that its path holds', () => {
    const differs = ({ parameters = [] }: Operation, name: string) => {
      const described = parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name);
      const held = [...name.matchAll(/:(\w+)/g)].map(([, parameter]) => parameter);
      return described.sort().join() !== held.sort().join();
    };
    expect(faults(differs)).toEqual([]);
  });
});

test('it is a document of OpenAPI 3.1 in which every reference leads somewhere', () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(document.info.title).not.toBe('');
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(
    ([, reference = '']) => reference,
  );
  expect(references.length).toBeGreaterThan(0);
  const leadsNowhere = (reference: string) =>
    reference
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document) === undefined;
  expect(references.filter(leadsNowhere)).toEqual([]);
});

test('no two different schemas have one title', () => {
  const kept = [...JSON.stringify(document.paths).matchAll(/"title":"([^"]*)","type":"object"/g)].map(
    ([, title]) => title,
  );
  expect(kept).toEqual([]);
});

describe('names', () => {
  test.each([
    ['GET', '/api/accounts', 'getAccounts'],
    ['POST', '/api/accounts/:id/test', 'postAccountsByIdTest'],
    ['GET', '/api/sync-runs', 'getSyncRuns'],
    ['POST', '/v1/metrics', 'postV1Metrics'],
    ['GET', '/healthz', 'getHealthz'],
  ])('%s %s is called %s', (method, url, name) => expect(operationIdOf(method, url)).toBe(name));

  test('a title names a schema once, and a stranger of the same title stays inline', () => {
    const cat = { title: 'Cat', type: 'object', properties: { name: { type: 'string' } } };
    const other = { title: 'Cat', type: 'object', properties: {} };
    const { paths, components } = withNamedSchemas({
      paths: { '/a': { get: { responses: { a: cat, b: [cat], c: other } } } },
    });
    const reference = { $ref: '#/components/schemas/Cat' };
    expect(paths['/a']?.get?.responses).toEqual({ a: reference, b: [reference], c: other });
    expect(components?.schemas).toEqual({ Cat: cat });
  });
});
