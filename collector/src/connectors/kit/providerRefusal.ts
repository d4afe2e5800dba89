import { CollectorError, type ErrorCode } from '../../errors.js';
import { plainText } from './plainText.js';

/** A provider's answer that is not a success. `detail` is its own message, shortened. */
export class ProviderRefusal extends CollectorError {
  constructor(
    code: ErrorCode,
    message: string,
    readonly status: number,
    readonly detail: string,
    readonly param: string,
    retryAfterMs?: number,
  ) {
    super(code, message, retryAfterMs === undefined ? {} : { retryAfterMs });
  }
}

const CODE_BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: 'PROVIDER_UNAUTHORIZED',
  402: 'PROVIDER_PAYMENT_REQUIRED',
  403: 'PROVIDER_FORBIDDEN',
  404: 'PROVIDER_NOT_FOUND',
  407: 'PROVIDER_PROXY',
  408: 'PROVIDER_UNAVAILABLE',
  410: 'PROVIDER_CURSOR_EXPIRED',
  429: 'PROVIDER_RATE_LIMITED',
};

const MAX_DETAIL = 300;

/** The refusal in one sentence: where, what the provider said, what to do. */
export function refusalOf(
  where: string,
  status: number,
  body: string,
  neededScope: string,
  retryAfterMs?: number,
): ProviderRefusal {
  const { detail, param } = explain(body);
  const code =
    status >= 300 && status < 400
      ? 'PROVIDER_REDIRECT'
      : (CODE_BY_STATUS[status] ?? (status >= 500 ? 'PROVIDER_UNAVAILABLE' : 'PROVIDER_BAD_REQUEST'));
  const said = detail === '' ? '' : ` ("${detail}")`;
  return new ProviderRefusal(
    code,
    `${where}: the provider answered ${status}${said}; ${advice(code, neededScope)}`,
    status,
    detail,
    param,
    retryAfterMs,
  );
}

function advice(code: ErrorCode, neededScope: string): string {
  switch (code) {
    case 'PROVIDER_UNAUTHORIZED':
      return 'the key is wrong, revoked or expired: create a new one and set it';
    case 'PROVIDER_FORBIDDEN':
      return `the key may not read costs: it needs ${neededScope}`;
    case 'PROVIDER_PAYMENT_REQUIRED':
      return 'the account has an unpaid bill at the provider';
    case 'PROVIDER_RATE_LIMITED':
      return 'it is asked again later';
    case 'PROVIDER_UNAVAILABLE':
      return 'it is tried again; the stored figures stay';
    case 'PROVIDER_REDIRECT':
      return 'redirects are not followed, so that the key goes nowhere else: check the base URL';
    case 'PROVIDER_PROXY':
      return 'the HTTP proxy asks for credentials: check HTTPS_PROXY';
    case 'PROVIDER_NOT_FOUND':
      return 'check the base URL';
    default:
      return 'the stored figures stay';
  }
}

function explain(body: string): { detail: string; param: string } {
  try {
    const parsed: unknown = JSON.parse(body);
    const error = field(parsed, 'error');
    const message = field(error, 'message') ?? field(parsed, 'message') ?? error;
    return { detail: short(typeof message === 'string' ? message : ''), param: String(field(error, 'param') ?? '') };
  } catch {
    return { detail: body.trimStart().startsWith('<') ? 'an HTML page' : short(body), param: '' };
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function short(text: string): string {
  return plainText(text.replace(/[\s"]+/g, ' ').trim()).slice(0, MAX_DETAIL);
}
