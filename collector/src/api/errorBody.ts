import type { FastifyError } from 'fastify';
import { Type, type Static } from 'typebox';
import { CollectorError, ERRORS } from '../errors.js';
import { scrub } from '../logging/scrub.js';

/** What every answer says that is not a success. */
export const ErrorBody = Type.Object(
  {
    error: Type.String({ description: 'The kind of failure in a few words' }),
    message: Type.String({ description: 'What happened and what to do, for a person' }),
    code: Type.String({ description: 'The kind of failure, for a program' }),
  },
  { title: 'Error' },
);
export type ErrorBody = Static<typeof ErrorBody>;

export interface ErrorAnswer {
  readonly status: number;
  readonly body: ErrorBody;
  readonly retryAfterSeconds?: number;
}

/** Failures of a request itself: status, code, kind and text. */
const REQUEST_ERRORS = {
  400: ['BAD_REQUEST', 'bad request', 'the request cannot be understood'],
  401: ['UNAUTHORIZED', 'unauthorized', 'this needs a valid token in the header "Authorization: Bearer ..."'],
  404: ['NOT_FOUND', 'not found', 'there is nothing at this address'],
  408: ['REQUEST_TIMEOUT', 'request timeout', 'the request did not arrive in time'],
  413: ['BODY_TOO_LARGE', 'body too large', 'the body of the request is too large'],
  414: ['URI_TOO_LONG', 'address too long', 'the address of the request is too long'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'unsupported media type', 'the body has a content type that is not understood here'],
  431: ['HEADERS_TOO_LARGE', 'headers too large', 'the headers of the request are too large'],
} as const;

export type RequestErrorStatus = keyof typeof REQUEST_ERRORS;

/** `detail` completes the text, e.g. with the field that is wrong. */
export function requestError(status: RequestErrorStatus, detail = ''): ErrorAnswer {
  const [code, error, message] = REQUEST_ERRORS[status];
  return { status, body: { error, message: detail === '' ? message : `${message}: ${detail}`, code } };
}

/**
 * The answer for anything that a route threw: our own errors say what they are, faults of the request are named, and a
 * bug says nothing but where to look.
 */
export function answerFor(thrown: unknown, requestId: string): ErrorAnswer {
  if (thrown instanceof CollectorError) {
    const body = { error: phrase(thrown.code), message: scrub(thrown.message), code: thrown.code };
    const { retryAfterMs } = thrown;
    const pause = retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) };
    return { status: ERRORS[thrown.code].status, body, ...pause };
  }
  const { validation, statusCode, message, code } = thrown as Partial<FastifyError>;
  if (validation) return requestError(400, validationText(scrub(message ?? '')));
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY') return requestError(400, 'the body is not JSON');
  if (isRequestError(statusCode)) return requestError(statusCode);
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return requestError(400);
  const text = `something went wrong in the collector; its log tells more under request ${requestId}`;
  return { status: 500, body: { error: 'internal error', message: text, code: 'INTERNAL' } };
}

/** The validator's words for a name that the contract does not have, which it tells twice. */
function validationText(message: string): string {
  return message
    .replaceAll('schema is false', 'is not known here')
    .replace(/, \S+ must not have additional properties$/, '');
}

function isRequestError(status: number | undefined): status is RequestErrorStatus {
  return status !== undefined && Object.hasOwn(REQUEST_ERRORS, status);
}

function phrase(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ');
}
