import { fromEvent, lastValueFrom, takeUntil, tap } from 'rxjs';
import { type FetchResponse, getBackendSrv } from '@grafana/runtime';
import type { CallInput } from './calls';
import { addressOf } from './collector';
import { CollectorProblem, problemOf } from './problem';

type Answer = FetchResponse<Uint8Array | undefined>;

/** The collector gives no more for now. */
export class TooOften extends CollectorProblem {
  constructor(
    message: string,
    /** So long it is until the next one. */
    readonly seconds: number,
    readonly until = new Date(Date.now() + seconds * 1_000),
  ) {
    super('refused', message, 'RATE_LIMITED');
  }
}

/**
 * Downloads an export through Grafana and hands over its parts as they arrive. Returns its headers when the connection
 * ended, which does not yet mean that the file is whole. Fails with a `CollectorProblem`: refused, `TooOften`, cancelled
 * by the signal, or broken.
 */
export async function downloadExport(
  query: CallInput<'GET /api/usage/export'>['query'],
  signal: AbortSignal,
  onPart: (part: Uint8Array, headers: Headers) => void,
): Promise<Headers> {
  const refusal: Uint8Array[] = [];
  const accept = ({ ok, headers, data }: Answer): void => {
    if (data === undefined) return;
    if (ok) onPart(data, headers);
    else refusal.push(data);
  };
  const answers = getBackendSrv().chunked({
    url: addressOf('GET /api/usage/export'),
    method: 'GET',
    params: { ...query },
  });
  const untilCancelled = answers.pipe(tap(accept), takeUntil(fromEvent(signal, 'abort')));
  const last = await lastValueFrom(untilCancelled, { defaultValue: null }).catch((error: unknown) => {
    throw signal.aborted ? cancelled() : broken(error);
  });
  if (signal.aborted || last === null) throw cancelled();
  if (!last.ok) throw refused(last, textOf(refusal));
  return last.headers;
}

function refused({ status, headers, config }: Answer, text: string): CollectorProblem {
  const problem = problemOf({ status, data: parsed(text), config });
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return problem.code === 'RATE_LIMITED' && !Number.isNaN(seconds) ? new TooOften(problem.message, seconds) : problem;
}

function textOf(parts: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return parts.map((part) => decoder.decode(part, { stream: true })).join('');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function cancelled(): CollectorProblem {
  return new CollectorProblem('cancelled', 'The download was cancelled.');
}

function broken(error: unknown): CollectorProblem {
  const why = error instanceof Error && error.message !== '' ? ` (${error.message})` : '';
  return new CollectorProblem('failed', `The connection broke${why}, so nothing was saved. Try again.`);
}
