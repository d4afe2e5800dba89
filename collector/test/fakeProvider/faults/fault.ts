import type { Provider } from '../account.js';
import { PROVIDERS } from '../account.js';
import { isObject, type Json, type JsonObject } from '../http/json.js';

/** Ends the exchange before the provider thinks about it. */
export type RefusalAction =
  | { readonly type: 'status'; readonly code: number; readonly body?: Json; readonly headers?: Record<string, string> }
  | { readonly type: 'html' }
  | { readonly type: 'redirect'; readonly location: string; readonly code?: number }
  | { readonly type: 'cursorExpired' }
  | { readonly type: 'reset' }
  | { readonly type: 'blackhole' };

/** Changes how a right answer travels. */
export type TransportAction =
  | { readonly type: 'truncated' }
  | { readonly type: 'slow'; readonly bytesPerSecond: number }
  | { readonly type: 'gzipBomb'; readonly mebibytes?: number }
  | { readonly type: 'otherOrganisation'; readonly organisation?: string };

/** Changes what the answer says about its pages and days. */
export type PageAction =
  | { readonly type: 'pageLoop' }
  | { readonly type: 'endlessPages' }
  | { readonly type: 'missingCursor' }
  | { readonly type: 'repeatedPage' }
  | { readonly type: 'conflictingRows' }
  | { readonly type: 'emptyResults' }
  | { readonly type: 'missingBucket'; readonly day?: string }
  | { readonly type: 'outOfWindow' };

/** Changes rows; answers without money pass unchanged. */
export type RowAction =
  | { readonly type: 'scale100' }
  | { readonly type: 'duplicateKeys' }
  | { readonly type: 'badNumber'; readonly value?: string }
  | { readonly type: 'unknownField' }
  | { readonly type: 'unknownDimension' }
  | { readonly type: 'nullAmount' };

export type FaultAction = RefusalAction | TransportAction | PageAction | RowAction;

/** Which requests a fault befalls; what is not given matches everything. */
export interface FaultMatch {
  readonly provider?: Provider;
  readonly account?: string;
  /** Regular expression on the whole path with the provider's prefix, without the query. */
  readonly path?: string;
  /** The nth page of a query, counted from 1. */
  readonly page?: number;
}

export interface Fault {
  readonly match?: FaultMatch;
  /** How often it happens; without it for ever. */
  readonly times?: number;
  /** Chance per matching request, drawn from `seed`; without it always. */
  readonly probability?: number;
  readonly seed?: number;
  readonly action: FaultAction;
}

const ACTION_TYPES: ReadonlySet<string> = new Set<FaultAction['type']>([
  'status',
  'html',
  'redirect',
  'cursorExpired',
  'reset',
  'blackhole',
  'truncated',
  'slow',
  'gzipBomb',
  'otherOrganisation',
  'pageLoop',
  'endlessPages',
  'missingCursor',
  'repeatedPage',
  'conflictingRows',
  'emptyResults',
  'missingBucket',
  'outOfWindow',
  'scale100',
  'duplicateKeys',
  'badNumber',
  'unknownField',
  'unknownDimension',
  'nullAmount',
]);

/** The faults of a control call's body; throws a RangeError that says what is wrong with it. */
export function parseFaults(body: Json): Fault[] {
  const list = isObject(body) ? body['faults'] : body;
  if (!Array.isArray(list)) throw new RangeError('send a list of faults, or {"faults": [...]}');
  return list.map(parseFault);
}

function parseFault(value: Json, index: number): Fault {
  const { action, match }: JsonObject = isObject(value) ? value : {};
  const type = isObject(action) ? action['type'] : undefined;
  if (typeof type !== 'string' || !ACTION_TYPES.has(type)) {
    throw new RangeError(`fault ${index}: action.type must be one of ${[...ACTION_TYPES].join(', ')}`);
  }
  const provider = isObject(match) ? match['provider'] : undefined;
  if (provider !== undefined && !PROVIDERS.some((known) => known === provider)) {
    throw new RangeError(`fault ${index}: match.provider must be one of ${PROVIDERS.join(', ')}`);
  }
  return value as unknown as Fault;
}
