import { CollectorError } from '../errors.js';

/** The failure of a request that cannot be taken in at all. `reason` is the first half of the sentence. */
export function unreadable(reason: string, cause?: unknown): CollectorError {
  return new CollectorError('TELEMETRY_UNREADABLE', `OTLP metrics: ${reason}; nothing of this request was stored`, {
    cause,
  });
}
