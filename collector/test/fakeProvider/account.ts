import type { Day } from '../../src/domain/day.js';

export const PROVIDERS = ['openai', 'anthropic', 'openrouter'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** What is counted and priced. `reasoning` is a part of `output` and never priced on its own. */
export type Meter =
  | 'input'
  | 'cached_input'
  | 'cache_write_5m'
  | 'cache_write_1h'
  | 'output'
  | 'reasoning'
  | 'calls'
  | 'images'
  | 'characters'
  | 'seconds'
  | 'gb_days'
  | 'sessions'
  | 'hours'
  | 'credit';

export type WorkloadKind =
  | 'completions'
  | 'embeddings'
  | 'moderations'
  | 'images'
  | 'audio_speeches'
  | 'audio_transcriptions'
  | 'vector_stores'
  | 'code_interpreter_sessions'
  | 'file_search_calls'
  | 'web_search_calls'
  | 'messages'
  | 'web_search'
  | 'code_execution'
  | 'session_usage'
  | 'credit';

/** A factor that is `before` until `from`, then moves in a straight line to `after` within `days`. */
export interface Trend {
  readonly from: Day;
  readonly days: number;
  readonly before: number;
  readonly after: number;
}

/** One steady use of an AI service: who, with which model, how much. Every published row comes from one workload. */
export interface Workload {
  readonly kind: WorkloadKind;
  readonly project: string | null;
  readonly key: string | null;
  readonly model: string | null;
  /** The entry in the price list: the model, or the name of a service. */
  readonly price: string;
  /** Requests on an average weekday at the world's `today`. */
  readonly requests: number;
  readonly perRequest: Readonly<Partial<Record<Meter, number>>>;
  /** Share of a weekday's volume that is left on Saturday and Sunday. */
  readonly weekend: number;
  readonly trend: Trend | null;
  /** Happens only on this day of each month. */
  readonly monthlyOn: number | null;
  /** Thousandths of the list price that are charged: a discount, or the fee on a key of one's own. */
  readonly chargedPermille: number;
  /** Dimensions that only one provider knows, by their name on the wire. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface ProjectSpec {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
  /** Anthropic's default workspace: an id in the analytics API, null in the older reports, in no name list. */
  readonly isDefault: boolean;
}

export interface KeySpec {
  readonly id: string;
  readonly name: string;
  readonly project: string;
  /** Still shows in spend, no longer in name lists. */
  readonly deleted: boolean;
}

/** One key multiplies its volume for some days: the anomaly. */
export interface Surge {
  readonly key: string;
  readonly from: Day;
  readonly days: number;
  readonly factor: number;
}

/** Half-open stretch of days, seen on the provider's clock, in which every call is answered 503. */
export interface Outage {
  readonly from: Day;
  readonly to: Day;
}

export interface AccountSpec {
  readonly name: string;
  readonly provider: Provider;
  /** The admin key that this account answers to. */
  readonly adminKey: string;
  readonly organisation: string;
  readonly firstDay: Day;
  /** Volume on `firstDay` as a share of the volume at `today`. */
  readonly startLevel: number;
  /** False: Anthropic's `/analytics/*` is refused with 403. */
  readonly analytics: boolean;
  readonly projects: readonly ProjectSpec[];
  readonly keys: readonly KeySpec[];
  readonly workloads: readonly Workload[];
  readonly surges: readonly Surge[];
  readonly outages: readonly Outage[];
}

/** USD per million units, valid from a day on. */
export interface PriceStep {
  readonly from: Day;
  readonly perMillion: Readonly<Partial<Record<Meter, string>>>;
}

export type PriceList = Readonly<Record<string, readonly PriceStep[]>>;

const TOKEN_METERS: ReadonlySet<Meter> = new Set<Meter>([
  'input',
  'cached_input',
  'cache_write_5m',
  'cache_write_1h',
  'output',
]);

export function isTokenMeter(meter: Meter): boolean {
  return TOKEN_METERS.has(meter);
}

const REQUEST_KINDS: ReadonlySet<WorkloadKind> = new Set<WorkloadKind>([
  'completions',
  'embeddings',
  'moderations',
  'images',
  'audio_speeches',
  'audio_transcriptions',
  'messages',
]);

/** Whether the workload's requests are model requests; tool calls ride on requests that are counted already. */
export function countsRequests(kind: WorkloadKind): boolean {
  return REQUEST_KINDS.has(kind);
}
