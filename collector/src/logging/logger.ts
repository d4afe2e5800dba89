import {
  destination as fileDestination,
  pino,
  stdTimeFunctions,
  type DestinationStream,
  type LevelWithSilent,
  type Logger,
} from 'pino';
import type { Secret } from '../domain/secret.js';
import { registerSecret, scrub } from './scrub.js';
import { serializeError } from './serializeError.js';

export type { Logger } from 'pino';

export type LogLevel = LevelWithSilent;

export interface LoggerOptions {
  readonly level: LogLevel;
  /** Values that must never be printed; more of them may follow by `registerSecret`. */
  readonly secrets: readonly Secret[];
  /** Takes whole lines; the default is standard error, because standard output belongs to the data of commands. */
  readonly destination?: DestinationStream;
}

/** No wildcards: they cost ten times as much as writing the line, and the last layer looks everywhere anyway. */
const REDACTED = [
  ...['authorization', 'Authorization', 'cookie', 'password', 'secret', 'secrets', 'token', 'apiKey', 'adminKey'],
  ...['headers', 'req.headers', 'request.headers', 'response.headers', 'config.headers', 'options.headers'],
  ...['["x-api-key"]', '["set-cookie"]', 'account.secrets', 'config.secrets', 'env', 'process.env'],
];

/**
 * A logger of one JSON object a line. Three layers keep secrets out: `Secret` prints as `[secret]`, fields with telling
 * names are replaced, and the finished line is scrubbed before it is written.
 */
export function createLogger(options: LoggerOptions): Logger {
  options.secrets.forEach(registerSecret);
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: serializeError, error: serializeError },
      redact: { paths: REDACTED, censor: '[secret]' },
    },
    scrubbing(options.destination ?? fileDestination({ dest: process.stderr.fd, sync: true })),
  );
}

/** Secrets hide where no list of fields finds them (messages, URLs, causes), so the last stage reads whole lines. */
function scrubbing(target: DestinationStream): DestinationStream & { flushSync(): void } {
  return {
    write: (line) => target.write(scrub(line)),
    flushSync: () => {
      if ('flushSync' in target && typeof target.flushSync === 'function') target.flushSync();
    },
  };
}
