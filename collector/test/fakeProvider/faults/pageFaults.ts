import { addDays, dayOfEpoch, parseDay } from '../../../src/domain/day.js';
import type { Query } from '../http/query.js';
import { positionOf } from '../http/pageToken.js';
import { isObject, type Json, type JsonObject } from '../http/json.js';
import { amountsOf, readUnits, writeUnits } from './amounts.js';
import type { PageAction } from './fault.js';
import { structuredCopy } from './rowFaults.js';

const LOOP = 'fault-loop';
const ENDLESS = 'fault-endless-';
const AGAIN = 'fault-again.';
const CONFLICT = 'fault-conflict.';
const DAYS_OUTSIDE = 40;
const ONE_MORE = 1_000_000_000_000n;

/** The number of the asked page, also behind a token that a fault made up. */
export function askedPage(query: Query): number {
  const token = query.one('page');
  if (token?.startsWith(ENDLESS)) return Number(token.slice(ENDLESS.length)) || 1;
  return isFaultToken(token) ? 2 : positionOf(token).page;
}

/** The query as the provider understands it: made-up tokens stand for the first page. */
export function honestQuery(query: Query): Query {
  return isFaultToken(query.one('page')) ? query.withoutPage() : query;
}

function isFaultToken(token: string | undefined): boolean {
  return token !== undefined && [LOOP, ENDLESS, AGAIN, CONFLICT].some((prefix) => token.startsWith(prefix));
}

/** Finishes what a repeated page began: its copy of the first page leads on to the real second one. */
export function continueFault(query: Query, body: JsonObject): void {
  const token = query.one('page') ?? '';
  const isConflict = token.startsWith(CONFLICT);
  if (!isConflict && !token.startsWith(AGAIN)) return;
  const next = token.slice(token.indexOf('.') + 1);
  setNext(body, next === '' ? null : next);
  const [first] = amountsOf(body);
  if (isConflict && first) writeUnits(first, readUnits(first) + ONE_MORE);
}

/** Changes the pages and days of an answer in place. */
export function applyPageFault(action: PageAction, body: JsonObject, page: number): void {
  const hasPages = 'next_page' in body;
  switch (action.type) {
    case 'pageLoop':
      return hasPages ? setNext(body, LOOP) : undefined;
    case 'endlessPages':
      return hasPages ? setNext(body, `${ENDLESS}${page + 1}`) : undefined;
    case 'repeatedPage':
      return hasPages ? setNext(body, AGAIN + nextOf(body)) : undefined;
    case 'conflictingRows':
      return hasPages ? setNext(body, CONFLICT + nextOf(body)) : undefined;
    case 'missingCursor':
      if (hasPages) Object.assign(body, { has_more: true, next_page: null });
      return;
    case 'emptyResults':
      return empty(body);
    case 'missingBucket':
      return dropDay(body, action.day);
    case 'outOfWindow':
      return addForeignDay(body);
  }
}

function setNext(body: JsonObject, token: string | null): void {
  body['has_more'] = token !== null;
  body['next_page'] = token;
}

function nextOf(body: JsonObject): string {
  const next = body['next_page'];
  return typeof next === 'string' ? next : '';
}

function dataOf(body: JsonObject): JsonObject[] {
  return Array.isArray(body['data']) ? body['data'].filter((item) => isObject(item)) : [];
}

function empty(body: JsonObject): void {
  const isBucketed = dataOf(body).some((item) => Array.isArray(item['results']));
  body['data'] = isBucketed ? dataOf(body).map((item) => ({ ...item, results: [] })) : [];
}

function dayOf(item: JsonObject): string | null {
  const { start_time: seconds, starting_at: start, date } = item;
  if (typeof seconds === 'number') return dayOfEpoch(seconds * 1000);
  if (typeof start === 'string') return start.slice(0, 10);
  return typeof date === 'string' ? date : null;
}

/** Without a named day the last day of the page goes missing. */
function dropDay(body: JsonObject, named: string | undefined): void {
  const data = dataOf(body);
  const days = data.flatMap((item) => dayOf(item) ?? []);
  const dropped = named ?? days[days.length - 1];
  if (dropped !== undefined) body['data'] = data.filter((item) => dayOf(item) !== dropped);
}

function addForeignDay(body: JsonObject): void {
  const data = dataOf(body);
  const model = data.find((item) => !Array.isArray(item['results']) || item['results'].length > 0);
  if (model) body['data'] = [...data, shifted(model)];
}

function shifted(item: JsonObject): JsonObject {
  const copy: Record<string, Json> = structuredCopy(item);
  for (const name of ['start_time', 'end_time']) {
    if (typeof copy[name] === 'number') copy[name] -= DAYS_OUTSIDE * 86_400;
  }
  for (const name of ['starting_at', 'ending_at', 'date']) {
    const value = copy[name];
    const day = typeof value === 'string' ? parseDay(value.slice(0, 10)) : null;
    if (typeof value === 'string' && day) copy[name] = addDays(day, -DAYS_OUTSIDE) + value.slice(10);
  }
  return copy;
}
