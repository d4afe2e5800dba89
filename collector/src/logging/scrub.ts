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

/** `sk-` begins a key where no word goes on (`task-1`); `\n` and `%3D` end in a letter but are no words. */
const WORD_START = String.raw`(?:(?<![A-Za-z])|(?<=\\[bfnrt])|(?<=%[0-9A-Fa-f]{2}))`;
const CREDENTIAL_PARAMETER = String.raw`[?&](?:[\w-]*(?:key|token|secret|password|signature)|sig)=`;

/** May a pattern match at all? Most lines stop here. */
const MAYBE = new RegExp(
  String.raw`sk-|bearer|A[KS]IA|-----BEGIN|postgres(?:ql)?://|://[^\s/"]{0,512}@|${CREDENTIAL_PARAMETER}`,
  'i',
);

/** Lengths are bounded, so that no text can make a search quadratic. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`${WORD_START}sk-[A-Za-z0-9_-]{8,}`, 'g'), REPLACEMENT],
  [/(bearer(?:\s+|%20|\+|\\t))[^\s"'\\,;&]{8,}/gi, `$1${REPLACEMENT}`],
  [/A[KS]IA[A-Z0-9]{12,}/g, REPLACEMENT],
  [/-----BEGIN[^"]*?(?:-----END[^"-]*-----|(?=")|$)/g, REPLACEMENT],
  [/(postgres(?:ql)?:\/\/[^\s:@/"]{0,256}):[^\s"]{0,512}@/gi, `$1:${REPLACEMENT}@`],
  [/(:\/\/[^\s:@/"]{0,256}):[^\s/"]{1,512}@/g, `$1:${REPLACEMENT}@`],
  [new RegExp(String.raw`(${CREDENTIAL_PARAMETER})[^&\s"'\\#]+`, 'gi'), `$1${REPLACEMENT}`],
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
