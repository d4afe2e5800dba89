import { isIPv6 } from 'node:net';
import { validate as isCron } from 'node-cron';
import { parseDay, type Day } from '../domain/day.js';
import { isPrivateHost } from './hosts.js';

/** How one kind of value is read: null when the text is not of that kind. */
export interface Rule<T> {
  /** Completes "must be ...". */
  readonly expects: string;
  readonly read: (text: string) => T | null;
}

export interface ListenAddress {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
}

const LISTEN = /^(?:\[([\da-fA-F:.]+)\]|([^\s:[\]/]*)):(\d{1,5})$/;

export const listenAddress: Rule<ListenAddress> = {
  expects: 'host:port, [address]:port or :port (every address), with a port up to 65535',
  read(text) {
    const [, ipv6, host, port] = LISTEN.exec(text) ?? [];
    if (port === undefined || Number(port) > 65_535) return null;
    if (ipv6 !== undefined && !isIPv6(ipv6)) return null;
    return { host: ipv6 ?? (host || '0.0.0.0'), port: Number(port) };
  },
};

const FLAGS = new Map([
  ...['true', '1', 'yes'].map((text) => [text, true] as const),
  ...['false', '0', 'no'].map((text) => [text, false] as const),
]);

export const flag: Rule<boolean> = {
  expects: 'true or false (1, 0, yes and no are understood too)',
  read: (text) => FLAGS.get(text.toLowerCase()) ?? null,
};

export const cronExpression: Rule<string> = {
  expects: 'a cron expression, e.g. "*/15 * * * *"',
  read: (text) => (isCron(text) ? text : null),
};

export const calendarDay: Rule<Day> = { expects: 'a day, written as 2026-01-31', read: parseDay };

export const positiveInteger: Rule<number> = {
  expects: 'a whole number from 1 to 100000',
  read: (text) => (/^[1-9]\d{0,5}$/.test(text) && Number(text) <= 100_000 ? Number(text) : null),
};

export const accountName: Rule<string> = {
  expects: 'a name of 1 to 100 characters without control characters or white space at its ends',
  read: (text) => (text === text.trim() && /^\P{Cc}{1,100}$/u.test(text) ? text : null),
};

/** One of the listed words. */
export function oneOf<Word extends string>(words: readonly Word[]): Rule<Word> {
  return { expects: `one of ${words.join(', ')}`, read: (text) => words.find((word) => word === text) ?? null };
}

/** An address of ours or of Grafana: `https://` or `http://`, without the last slash. */
export const webUrl: Rule<string> = {
  expects: 'an http:// or https:// URL without user, password, query or fragment',
  read: (text) => {
    const url = parseWebUrl(text);
    return url ? withoutLastSlash(url) : null;
  },
};

/** Where a provider's key is sent: encrypted, unless it stays on this machine or in a private network. */
export const providerUrl: Rule<string> = {
  expects: 'an https:// URL without user, password, query or fragment (http:// only for a local or private host)',
  read: (text) => {
    const url = parseWebUrl(text);
    if (!url || (url.protocol === 'http:' && !isPrivateHost(url.hostname))) return null;
    return withoutLastSlash(url);
  },
};

export const databaseUrl: Rule<string> = {
  expects: 'a postgres:// or postgresql:// URL',
  read: (text) => (/^postgres(ql)?:\/\/\S+$/.test(text) && canParse(text) ? text : null),
};

/** Like the driver: a URL of a socket may name a user and no host. */
function canParse(text: string): boolean {
  return URL.canParse(text) || URL.canParse(text.replace('@/', '@socket/'));
}

/** The URL, when it is http or https and has nothing but host and path. */
export function parseWebUrl(text: string): URL | null {
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.username + url.password + url.search + url.hash === '' ? url : null;
}

export function withoutLastSlash(url: URL): string {
  return url.href.replace(/\/+$/, '');
}
