import { isDeepStrictEqual } from 'node:util';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** As much of an OpenAPI document as is worked on here. */
export interface ApiDescription {
  readonly paths: Readonly<Record<string, Record<string, { responses?: Record<string, unknown> }>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

/** `GET /api/accounts/:id/sync-runs` as `getAccountsByIdSyncRuns`. */
export function operationIdOf(method: string, url: string): string {
  const words = url
    .replace(/^\/api\//, '/')
    .replace(/:(\w+)/g, 'by-$1')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** What a reader looks for it under: `/api/accounts/:id` under `accounts`, what has no `/api` before it under `operation`. */
export function tagOf(url: string): string {
  return /^\/api\/([\w-]+)/.exec(url)?.[1] ?? 'operation';
}

/**
 * The same document with every schema that has a title under `components`, so that generated types have names. A second
 * schema of the same title, but of another shape, stays where it is.
 */
export function withNamedSchemas(document: ApiDescription): ApiDescription {
  const named = new Map<string, Json>();
  const paths = namedWithin(plain(document.paths), named) as unknown as ApiDescription['paths'];
  const schemas = { ...document.components?.schemas, ...Object.fromEntries(named) };
  return { ...document, paths, components: { ...document.components, schemas } };
}

/** Schemas carry marks of their library that are no part of the document. */
function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

function namedWithin(value: Json, named: Map<string, Json>): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((item) => namedWithin(item, named));
  const inside = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, namedWithin(item, named)]));
  const { title, type } = inside;
  if (typeof title !== 'string' || type !== 'object') return inside;
  if (!named.has(title)) named.set(title, inside);
  return isDeepStrictEqual(named.get(title), inside) ? { $ref: `#/components/schemas/${title}` } : inside;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
