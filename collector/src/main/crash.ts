import { writeSync } from 'node:fs';
import { serializeError, type LoggedError } from '../logging/serializeError.js';

/**
 * An error that nobody caught ends the process, as Node would end it. But Node prints messages, causes and every further
 * property as they are, and errors of HTTP clients carry whole requests.
 */
export function endOnCrash(): void {
  process.on('uncaughtException', (error) => {
    try {
      writeSync(process.stderr.fd, `aicost: ${bugText(error)}\n`);
    } finally {
      process.exit(1);
    }
  });
  // A report of Node holds the environment, keys included, where Node cannot be told to leave it out.
  Object.assign(process.report, { excludeEnv: true, reportOnUncaughtException: false });
}

/** What a person may report to us of a bug: where it happened, and why, without any secret. */
export function bugText(error: unknown): string {
  return `a bug in the collector: ${lines(serializeError(error)).join('\n')}`;
}

function lines({ name = 'Error', message, stack = '', cause }: LoggedError): string[] {
  return [`${name}: ${message}`, ...(stack === '' ? [] : [stack]), ...(cause ? ['caused by:', ...lines(cause)] : [])];
}
