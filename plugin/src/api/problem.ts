import { isFetchError } from '@grafana/runtime';

/** Who failed, and so who can mend it. */
export type ProblemKind =
  'cancelled' | 'unreachable' | 'not set up' | 'outdated' | 'token' | 'rights' | 'refused' | 'failed';

/** A call that did not succeed: what happened and what to do, in a sentence for people. */
export class CollectorProblem extends Error {
  override readonly name = 'CollectorProblem';

  constructor(
    readonly kind: ProblemKind,
    message: string,
    /** The collector's own name of the failure; empty when it was not the collector who answered. */
    readonly code = '',
  ) {
    super(message);
  }
}

interface CollectorAnswer {
  readonly message: string;
  readonly code: string;
}

const SENTENCES = {
  unreachable:
    'Grafana cannot reach the collector. Check that it runs, and its address in the configuration of the app.',
  'not set up': 'The app does not know its collector yet. An administrator sets it up in the configuration of the app.',
  outdated: 'The collector does not know this request. Update the collector to the version of the app.',
  token:
    'The collector does not accept the token of the app. An administrator renews it in the configuration of the app.',
  rights: 'Your role does not allow this. Ask an administrator of this Grafana.',
} as const;

const WHERE_TOKENS_ARE_SET = 'An administrator sets it right in the configuration of the app.';

/** The problem behind anything that a call threw. */
export function problemOf(thrown: unknown): CollectorProblem {
  if (thrown instanceof CollectorProblem) return thrown;
  if (!isFetchError<unknown>(thrown)) return new CollectorProblem('failed', textOf(thrown));
  if (thrown.cancelled === true) return new CollectorProblem('cancelled', 'The request was cancelled.');
  const answer = collectorAnswer(thrown.data);
  if (answer) return ofCollector(thrown.status, answer);
  const kind = KIND_OF_STATUS[thrown.status];
  if (kind) return new CollectorProblem(kind, SENTENCES[kind]);
  return new CollectorProblem('failed', `Grafana answered with status ${thrown.status}. Its log tells more.`);
}

/** Answers of Grafana itself, before or instead of the collector. */
const KIND_OF_STATUS: Readonly<Record<number, keyof typeof SENTENCES>> = {
  0: 'unreachable',
  401: 'rights',
  403: 'rights',
  404: 'not set up',
  500: 'not set up',
  502: 'unreachable',
  503: 'unreachable',
  504: 'unreachable',
};

function ofCollector(status: number, { message, code }: CollectorAnswer): CollectorProblem {
  const sentence = sentenceOf(message);
  if (code === 'UNAUTHORIZED') return new CollectorProblem('token', `${sentence} ${WHERE_TOKENS_ARE_SET}`, code);
  if (code === 'NOT_FOUND') return new CollectorProblem('outdated', SENTENCES.outdated, code);
  if (status === 403) return new CollectorProblem('rights', sentence, code);
  return new CollectorProblem(status < 500 ? 'refused' : 'failed', sentence, code);
}

function collectorAnswer(data: unknown): CollectorAnswer | null {
  if (typeof data !== 'object' || data === null || !('code' in data) || !('message' in data)) return null;
  return { message: String(data.message), code: String(data.code) };
}

/** The collector's messages begin small, because they also follow a name and a colon. */
function sentenceOf(message: string): string {
  const capital = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}

function textOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
