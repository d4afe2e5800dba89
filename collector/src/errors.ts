/**
 * The table of failures. Behaviour hangs on the code, never on the text of a message:
 * `status` is what HTTP answers, `retry` is what the planner does.
 *
 * - `never`: someone must act; tried again at most once an hour
 * - `later`: the next wake-up tries again
 * - `soon`: tried again after the time the provider named, or a growing pause
 */
export const ERRORS = {
  CONFIG_INVALID: { status: 500, retry: 'never' },
  ACCOUNT_EXISTS: { status: 409, retry: 'never' },
  ACCOUNT_HAS_NO_API: { status: 422, retry: 'never' },
  ACCOUNT_MANAGED_BY_CONFIG: { status: 409, retry: 'never' },
  ACCOUNT_NOT_FOUND: { status: 404, retry: 'never' },
  ALERT_PAYLOAD_UNKNOWN: { status: 422, retry: 'never' },
  ALERT_RECEIVER_OFF: { status: 404, retry: 'never' },
  BUDGET_CHANGED: { status: 409, retry: 'never' },
  BUDGET_EXISTS: { status: 409, retry: 'never' },
  BUDGET_INVALID: { status: 400, retry: 'never' },
  BUDGET_NOT_FOUND: { status: 404, retry: 'never' },
  DAY_CHANGED: { status: 409, retry: 'never' },
  CREDENTIALS_MISSING: { status: 409, retry: 'never' },
  KEYRING_MISSING: { status: 409, retry: 'never' },
  NO_USAGE_API: { status: 422, retry: 'never' },
  PROVIDER_ADDRESS_REFUSED: { status: 400, retry: 'never' },
  PROVIDER_UNAUTHORIZED: { status: 502, retry: 'never' },
  PROVIDER_FORBIDDEN: { status: 502, retry: 'never' },
  PROVIDER_PAYMENT_REQUIRED: { status: 502, retry: 'never' },
  PROVIDER_BAD_REQUEST: { status: 502, retry: 'never' },
  PROVIDER_NOT_FOUND: { status: 502, retry: 'never' },
  PROVIDER_RATE_LIMITED: { status: 503, retry: 'soon' },
  PROVIDER_UNAVAILABLE: { status: 503, retry: 'soon' },
  PROVIDER_UNREACHABLE: { status: 503, retry: 'soon' },
  PROVIDER_TIMEOUT: { status: 503, retry: 'soon' },
  PROVIDER_TLS: { status: 502, retry: 'never' },
  PROVIDER_PROXY: { status: 502, retry: 'never' },
  PROVIDER_REDIRECT: { status: 502, retry: 'never' },
  PROVIDER_NOT_JSON: { status: 502, retry: 'later' },
  PROVIDER_TRUNCATED: { status: 502, retry: 'soon' },
  PROVIDER_RESPONSE_CHANGED: { status: 502, retry: 'later' },
  PROVIDER_RESPONSE_TOO_LARGE: { status: 502, retry: 'later' },
  PROVIDER_PAGE_LOOP: { status: 502, retry: 'later' },
  PROVIDER_PAGE_CURSOR_MISSING: { status: 502, retry: 'later' },
  PROVIDER_PAGE_CAP: { status: 502, retry: 'later' },
  PROVIDER_ROW_CAP: { status: 502, retry: 'later' },
  PROVIDER_CURSOR_EXPIRED: { status: 502, retry: 'soon' },
  PROVIDER_DAY_MISSING: { status: 502, retry: 'later' },
  PROVIDER_EMPTY_SUSPICIOUS: { status: 502, retry: 'later' },
  PROVIDER_UNIT_SUSPICIOUS: { status: 502, retry: 'never' },
  PROVIDER_BAD_NUMBER: { status: 502, retry: 'never' },
  PROVIDER_CONFLICTING_ROWS: { status: 502, retry: 'never' },
  PROVIDER_ORGANISATION_CHANGED: { status: 502, retry: 'never' },
  SYNC_RUNNING: { status: 409, retry: 'later' },
  SYNC_DEADLINE: { status: 503, retry: 'later' },
  SYNC_ABORTED: { status: 503, retry: 'later' },
  LEDGER_SUM_MISMATCH: { status: 500, retry: 'later' },
  NUMERIC_OVERFLOW: { status: 500, retry: 'later' },
  DATABASE_UNAVAILABLE: { status: 503, retry: 'soon' },
  DATABASE_FULL: { status: 503, retry: 'soon' },
  DATABASE_BUSY: { status: 503, retry: 'soon' },
  DATABASE_FAULT: { status: 500, retry: 'later' },
  DATABASE_GRANT_MISSING: { status: 500, retry: 'never' },
  SCHEMA_TOO_NEW: { status: 500, retry: 'never' },
  SCHEMA_CHANGED: { status: 500, retry: 'never' },
  SECRET_INVALID: { status: 400, retry: 'never' },
  SECRET_UNREADABLE: { status: 500, retry: 'never' },
  EMBEDDED_POSTGRES: { status: 500, retry: 'never' },
  UNAUTHORIZED: { status: 401, retry: 'never' },
  IDENTITY_UNAVAILABLE: { status: 503, retry: 'soon' },
  FORBIDDEN: { status: 403, retry: 'never' },
  FEATURE_OFF: { status: 404, retry: 'never' },
  PATH_REFUSED: { status: 400, retry: 'never' },
  ENCODING_REFUSED: { status: 415, retry: 'never' },
  ANOMALY_NOT_FOUND: { status: 404, retry: 'never' },
  CHANNEL_UNKNOWN: { status: 400, retry: 'never' },
  MAIL_ADDRESS_INVALID: { status: 400, retry: 'never' },
  MAIL_ADDRESS_MISSING: { status: 400, retry: 'never' },
  MAIL_NOT_CONFIGURED: { status: 503, retry: 'never' },
  MAIL_NOT_SENT: { status: 502, retry: 'later' },
  NOT_SIGNED_IN: { status: 422, retry: 'never' },
  PLANNED_EVENT_NOT_FOUND: { status: 404, retry: 'never' },
  ENTRY_CHANGED: { status: 409, retry: 'never' },
  ENTRY_INVALID: { status: 400, retry: 'never' },
  ENTRY_NOT_FOUND: { status: 404, retry: 'never' },
  IMPORT_REFUSED: { status: 422, retry: 'never' },
  IMPORT_RUNNING: { status: 409, retry: 'later' },
  IMPORT_TOO_LARGE: { status: 413, retry: 'never' },
  INVALID_REQUEST: { status: 400, retry: 'never' },
  INVALID_CURSOR: { status: 400, retry: 'never' },
  INVALID_FORMAT: { status: 400, retry: 'never' },
  INVALID_DATE_FORMAT: { status: 400, retry: 'never' },
  INVALID_DATE_RANGE: { status: 400, retry: 'never' },
  INVALID_SOURCE: { status: 400, retry: 'never' },
  INVALID_SERVICE: { status: 400, retry: 'never' },
  INVALID_ACCOUNT: { status: 400, retry: 'never' },
  RATE_LIMITED: { status: 429, retry: 'later' },
  TELEMETRY_ENCODING: { status: 415, retry: 'never' },
  TELEMETRY_TOO_LARGE: { status: 413, retry: 'never' },
  TELEMETRY_UNREADABLE: { status: 400, retry: 'never' },
  USAGE: { status: 400, retry: 'never' },
  INTERNAL: { status: 500, retry: 'later' },
} as const satisfies Record<string, { status: number; retry: 'never' | 'later' | 'soon' }>;

export type ErrorCode = keyof typeof ERRORS;

interface CollectorErrorOptions {
  readonly cause?: unknown;
  /** Milliseconds the other side asked us to wait before the next attempt. */
  readonly retryAfterMs?: number;
}

/** A failure a person can act on. The message says what happened, where, and what to do; it never holds a secret. */
export class CollectorError extends Error {
  override readonly name = 'CollectorError';
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: CollectorErrorOptions = {},
  ) {
    super(message, { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** The code of any thrown value; a bug of ours is `INTERNAL`. */
export function errorCode(error: unknown): ErrorCode {
  return error instanceof CollectorError ? error.code : 'INTERNAL';
}

/** The text of any thrown value. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
