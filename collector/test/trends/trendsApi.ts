import type { FastifyInstance } from 'fastify';
import { bearer, tokenOf } from '../../src/api/access/access.testkit.js';
import type { Day } from '../../src/domain/day.js';
import { createPool, type Pool } from '../../src/store/db.js';
import { OpenServers } from '../openServer.js';

export type Words = Readonly<Record<string, string>>;

/** The API over a ledger of its own, whose clock stands at noon of a day, as somebody who may only read. */
export class TrendsApi {
  private constructor(
    readonly servers: OpenServers,
    readonly pool: Pool,
    private readonly app: FastifyInstance,
    private readonly headers: { authorization: string },
  ) {}

  static async open(today: Day): Promise<TrendsApi> {
    const servers = await OpenServers.open();
    const seconds = Math.round((Date.parse(`${today}T12:00:00Z`) - Date.now()) / 1_000);
    const options = { applicationName: 'aicost-test', size: 3, clockOffset: `${seconds} seconds` };
    const pool = createPool(servers.database.url, options);
    return new TrendsApi(servers, pool, servers.serverOf(pool), bearer(await tokenOf(pool, 'viewer')));
  }

  async ask(path: string, query: Words = {}) {
    const answer = await this.app.inject({ url: path, query, headers: this.headers });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  }

  /** The body of an answer that must not fail. */
  async get<Body>(path: string, query: Words = {}): Promise<Body> {
    const { status, body } = await this.ask(path, query);
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    return body as Body;
  }

  async close(): Promise<void> {
    await this.servers.closeServers();
    await this.pool.end();
    await this.servers.close();
  }
}

/** The parts of the answers that tests look at. */
export interface ComparedBody {
  readonly first_day: string;
  readonly last_day: string;
  readonly previous_first_day: string;
  readonly previous_last_day: string;
  readonly days: number;
  readonly known_days: number;
  readonly previous_known_days: number;
  readonly value: string | null;
  readonly previous_value: string | null;
  readonly mean_per_day: string | null;
  readonly change: string | null;
  readonly change_ratio: string | null;
}

export interface BucketBody {
  readonly start: string;
  readonly end: string;
  readonly value: string | null;
  readonly is_complete: boolean;
  readonly is_running: boolean;
  readonly missing_days: number;
  readonly finality: string | null;
  readonly moving_average_7: string | null;
  readonly moving_average_30: string | null;
}

export interface TrendSeriesBody {
  readonly currency: string | null;
  readonly total: string | null;
  readonly unpriced_charges: number;
  readonly entered_for_later_days: string;
  readonly buckets: readonly BucketBody[];
  readonly previous_period: ComparedBody | null;
  readonly month_over_month: ComparedBody | null;
  readonly quarter_over_quarter: ComparedBody | null;
}

export interface TrendsBody {
  readonly first_day: string;
  readonly last_day: string;
  readonly running_day: string | null;
  readonly series: readonly TrendSeriesBody[];
}

export interface FiguresBody {
  readonly value?: string;
  readonly billed_cost: string | null;
  readonly not_final_cost: string | null;
  readonly share: string | null;
  readonly tokens: string | null;
  readonly requests: string | null;
  readonly charges: number;
  readonly unpriced_charges: number;
  readonly cost_per_1k_tokens: string | null;
  readonly cost_per_request: string | null;
  readonly cache_hit_share: string | null;
  readonly compared_cost: string | null;
  readonly previous_cost: string | null;
  readonly change: string | null;
  readonly change_ratio: string | null;
}

export interface BreakdownBody {
  readonly compared: ComparedBody | null;
  readonly currencies: readonly {
    readonly currency: string;
    readonly total: FiguresBody;
    readonly rows: readonly (FiguresBody & {
      readonly id: string;
      readonly service: string;
      readonly account: string;
    })[];
    readonly other: (FiguresBody & { readonly rows: number }) | null;
    readonly sources: readonly { readonly source: string; readonly billed_cost: string; readonly share: string }[];
    readonly entered_for_later_days: string;
  }[];
}

export interface HeatmapBody {
  readonly series: readonly {
    readonly currency: string | null;
    readonly total: string | null;
    readonly weekdays: readonly {
      readonly weekday: number;
      readonly known_days: number;
      readonly mean_per_day: string | null;
    }[];
    readonly cells: readonly { readonly weekday: number; readonly hour: number; readonly value: string }[];
    readonly without_hour: string | null;
    readonly without_hour_share: string | null;
  }[];
}
