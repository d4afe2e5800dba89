import type { Secret } from '../domain/secret.js';
import { KnownSecrets } from './knownSecrets.js';

const REPLACEMENT = '[secret]';

/** One registry for the process: what one part loaded must not leave through the log line of another. */
const known = new KnownSecrets();

/**
 * From now on `scrub` removes this value, and so does every logger. Values of fewer than six characters are not
 * remembered, since they also occur by accident.
 */
export function registerSecret(secret: Secret): void {
  known.add(secret);
}

/** Is anything there that may begin one of the patterns? Most lines stop here. */
const MAYBE = /sk-|bearer|A[KS]IA|-----BEGIN|:\/\/|[?&][\w-]+=/i;

/** `sk-` begins a key where no word goes on (`task-1`); `\n` and `%3D` end in a letter but are no words. */
const WORD_START = String.raw`(?:(?<![A-Za-z])|(?<=\\[bfnrt])|(?<=%[0-9A-Fa-f]{2}))`;

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`${WORD_START}sk-[A-Za-z0-9_-]{8,}`, 'g'), REPLACEMENT],
  [/(bearer(?:\s+|%20|\+|\\t))[^\s"'\\,;]{8,}/gi, `$1${REPLACEMENT}`],
  [/A[KS]IA[A-Z0-9]{12,}/g, REPLACEMENT],
  [/-----BEGIN[^"]*?(?:-----END[^"-]*-----|(?=")|$)/g, REPLACEMENT],
  [/(postgres(?:ql)?:\/\/[^\s:@/"]*):[^\s"]*@/gi, `$1:${REPLACEMENT}@`],
  [/([a-z][a-z0-9+.-]*:\/\/[^\s:@/"]*):[^\s/"]+@/gi, `$1:${REPLACEMENT}@`],
  [
    /([?&](?:[\w-]*(?:api[_-]?key|token|secret|password|signature)|key|sig)=)[^&\s"'\\#]+/gi,
    `$1${REPLACEMENT}`,
  ],
];

/**
 * The text without any registered secret (as it is, escaped, in base64, hex or URL encoding) and without anything that
 * looks like a credential. For every text that leaves the process or is stored: log lines, messages of errors, rows of a
 * provider that were refused.
 */
export function scrub(text: string): string {
  const exact = known.replace(text, REPLACEMENT);
  if (!MAYBE.test(exact)) return exact;
  return PATTERNS.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), exact);
}
