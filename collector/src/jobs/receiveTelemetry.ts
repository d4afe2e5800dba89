import { ERRORS, errorCode } from '../errors.js';
import { databaseNow, type Pool } from '../store/db.js';
import type { OtlpRequest } from '../telemetry/otlpRequest.js';
import { readPoints } from '../telemetry/readPoints.js';
import type { TelemetryPoint } from '../telemetry/telemetryPoint.js';
import { accountOfPoints, type TelemetrySender } from './receiveTelemetryAccount.js';
import { writePoints } from './receiveTelemetryPoints.js';
import { AccountTurns } from './receiveTelemetryTurns.js';

/** Data points that were not taken, and why; all others are stored. */
export interface Refused {
  readonly count: number;
  /** One sentence a reason; empty when everything was taken. */
  readonly reasons: readonly string[];
}

/** Points that are written at once. */
const MAX_TURN = 50_000;

/** Takes in OTLP metrics. One of these serves all requests of a collector. */
export class TelemetryReceiver {
  readonly #turns: AccountTurns<TelemetryPoint>;

  constructor(private readonly pool: Pool) {
    this.#turns = new AccountTurns((accountId, points) => writePoints(pool, accountId, points), MAX_TURN);
  }

  /** Resolves when the points and the estimates that follow from them are committed. The same request may come again. */
  async receive(request: OtlpRequest, sender: TelemetrySender): Promise<Refused> {
    const now = BigInt(Date.parse(await databaseNow(this.pool))) * 1_000_000n;
    const { points, refused } = readPoints(request, now);
    const reasons = refused.map(({ reason, count }) => sentence(count, reason));
    let count = refused.reduce((sum, each) => sum + each.count, 0);
    const writes: { readonly accountId: number; readonly own: readonly TelemetryPoint[] }[] = [];
    for (const [accountName, own] of byAccountName(points)) {
      const account = await accountOfPoints(this.pool, accountName, sender);
      if ('accountId' in account) {
        writes.push({ accountId: account.accountId, own });
        continue;
      }
      count += own.length;
      reasons.push(sentence(own.length, account.refusal));
    }
    await Promise.all(writes.map(({ accountId, own }) => this.#write(accountId, own)));
    return { count, reasons };
  }

  /** A request must not fail for the points of others: what may lie in the points is tried again with its own alone. */
  async #write(accountId: number, points: readonly TelemetryPoint[]): Promise<void> {
    try {
      await this.#turns.add(accountId, points);
    } catch (error) {
      if (ERRORS[errorCode(error)].status !== 500) throw error;
      await writePoints(this.pool, accountId, points);
    }
  }
}

function sentence(count: number, reason: string): string {
  return `${count} data point${count === 1 ? '' : 's'} refused: ${reason}`;
}

function byAccountName(points: readonly TelemetryPoint[]): Map<string | null, TelemetryPoint[]> {
  const groups = new Map<string | null, TelemetryPoint[]>();
  for (const point of points) {
    const group = groups.get(point.accountName);
    if (group) group.push(point);
    else groups.set(point.accountName, [point]);
  }
  return groups;
}
