import { createHmac, timingSafeEqual } from 'node:crypto';
import { CATEGORIES, type Category } from '../../domain/notification.js';
import type { Person } from '../../store/notifications/people.js';

/** What a link ends: mails of one category, summaries, or all. */
export type UnsubscribeScope = Category | 'digest' | 'all';

const SCOPES: readonly UnsubscribeScope[] = [...CATEGORIES, 'digest', 'all'];
const FORM = /^v1\.(\d{1,9})\.([a-z]{1,20})\.([A-Za-z0-9_-]{43})$/;

/** `v1.<person>.<scope>.<HMAC>`: it holds no address and never expires, because old mails are read too. */
export function unsubscribeToken({ personId, unsubscribeKey }: Person, scope: UnsubscribeScope): string {
  const text = `v1.${personId}.${scope}`;
  return `${text}.${createHmac('sha256', unsubscribeKey).update(text).digest('base64url')}`;
}

export interface ReadToken {
  readonly personId: number;
  readonly scope: UnsubscribeScope;
}

/** What a token says of itself; null when it cannot be one of ours. Only `isGenuine` tells whether it is. */
export function readToken(token: string): ReadToken | null {
  const [, personId, name] = FORM.exec(token) ?? [];
  const scope = SCOPES.find((known) => known === name);
  return scope && personId !== undefined ? { personId: Number(personId), scope } : null;
}

/** Whether the token was made with this person's key. */
export function isGenuine(token: string, person: Person, scope: UnsubscribeScope): boolean {
  const [given, genuine] = [Buffer.from(token), Buffer.from(unsubscribeToken(person, scope))];
  return given.length === genuine.length && timingSafeEqual(given, genuine);
}
