import { createHash } from 'node:crypto';
import type { Call } from './call.js';
import { Refusal } from './refusal.js';

interface PagePosition {
  /** Counted from 1. */
  readonly page: number;
  readonly offset: number;
}

const FIRST: PagePosition = { page: 1, offset: 0 };
const PREFIX = 'page_';

/** The token of the page after this one, valid for this query of this account only. */
export function nextPageToken(call: Call, offset: number): string {
  const page = positionOf(call.query.one('page')).page + 1;
  return PREFIX + Buffer.from(`${page}.${offset}.${bindingOf(call)}`).toString('base64url');
}

/** Where the asked page starts; 400 when its token belongs to another query. */
export function pageOffset(call: Call): number {
  const token = call.query.one('page');
  if (token === undefined) return 0;
  const [, , binding] = decode(token);
  if (binding !== bindingOf(call)) {
    throw new Refusal(400, 'page: this token belongs to another query; start again without page', { param: 'page' });
  }
  return positionOf(token).offset;
}

/** The number of the page a token asks for; anything unreadable is the first page. */
export function positionOf(token: string | undefined): PagePosition {
  if (token === undefined) return FIRST;
  const [page, offset] = decode(token).map(Number);
  if (page === undefined || offset === undefined) return FIRST;
  return Number.isInteger(page) && Number.isInteger(offset) ? { page, offset } : FIRST;
}

function decode(token: string): string[] {
  return Buffer.from(token.slice(PREFIX.length), 'base64url').toString('latin1').split('.');
}

function bindingOf(call: Call): string {
  const bound = [call.account.name, call.path, call.query.canonical()].join('\n');
  return createHash('sha256').update(bound).digest('hex').slice(0, 24);
}
