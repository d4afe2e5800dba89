import { types } from 'node:util';
import { scrub } from './scrub.js';

const MAX_CAUSES = 4;
const MAX_MESSAGE = 4_000;

export interface LoggedError {
  readonly name?: string;
  readonly code?: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/**
 * What the log may say of a thrown value: name, code, message and stack, scrubbed, and at most four causes. Errors of
 * HTTP clients carry whole requests in further properties, so nothing else is taken.
 */
export function serializeError(thrown: unknown, causes = MAX_CAUSES): LoggedError {
  if (!isError(thrown)) return { message: clean(typeof thrown === 'string' ? thrown : typeof thrown) };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? { code: clean(thrown.code) } : {};
  const frames = (thrown.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return {
    name: clean(thrown.name),
    ...code,
    message: clean(messageOf(thrown)),
    ...(frames.length > 0 ? { stack: scrub(frames.join('\n')) } : {}),
    ...(thrown.cause !== undefined && causes > 0 ? { cause: serializeError(thrown.cause, causes - 1) } : {}),
  };
}

/** Node reports a failed connection to several addresses as one error without a message of its own. */
function messageOf(error: Error): string {
  if (error.message !== '' || !(error instanceof AggregateError)) return error.message;
  return error.errors.map((inner: unknown) => (isError(inner) ? inner.message : typeof inner)).join('; ');
}

/** Errors of Node itself may come from another realm, where they are no `Error` of ours. */
function isError(thrown: unknown): thrown is Error {
  return thrown instanceof Error || types.isNativeError(thrown);
}

function clean(text: string): string {
  // Scrubbed before it is cut: half a secret is not recognised any more.
  return scrub(text).slice(0, MAX_MESSAGE);
}
