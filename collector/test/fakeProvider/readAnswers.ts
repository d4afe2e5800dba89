import { parse } from 'lossless-json';
import { addDays, startOfDay, type Day } from '../../src/domain/day.js';
import { isObject, type Json, type JsonObject } from './http/json.js';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** One GET with the headers that `key` needs at either kind of provider. */
export async function get(url: string, key: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
  const known = {
    authorization: `Bearer ${key}`,
    'x-api-key': key,
    'anthropic-version': '2023-06-01',
    'anthropic-beta': 'analytics-usage-cost-2026-08-24',
  };
  const response = await fetch(url, { headers: { ...known, ...headers }, redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The parsed body of a GET that must succeed; money stays the text it was. */
export async function getJson(url: string, key: string): Promise<JsonObject> {
  const answer = await get(url, key);
  if (answer.status !== 200) throw new Error(`${answer.status} for ${url}: ${answer.text}`);
  return parse(answer.text) as JsonObject;
}

/** All items of `data` over all pages. */
export async function readPages(url: string, key: string): Promise<JsonObject[]> {
  const items: JsonObject[] = [];
  for (let page = ''; ;) {
    const body = await getJson(url + page, key);
    items.push(...objectsIn(body['data']));
    const next = body['next_page'];
    if (typeof next !== 'string') return items;
    page = `&page=${encodeURIComponent(next)}`;
  }
}

export function objectsIn(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter((item) => isObject(item)) : [];
}

/** The window of both days, as OpenAI is asked for it. */
export function openaiWindow(first: Day, last: Day): string {
  return `start_time=${startOfDay(first) / 1000}&end_time=${startOfDay(addDays(last, 1)) / 1000}`;
}

/** The window of both days, as Anthropic is asked for it. */
export function anthropicWindow(first: Day, last: Day): string {
  return `starting_at=${first}T00:00:00Z&ending_at=${addDays(last, 1)}T00:00:00Z`;
}
