import type { Provider } from '../account.js';
import type { FaultAction } from '../faults/fault.js';

/** A request as it was seen; secrets are not kept, only that one came. */
export interface SeenRequest {
  /** Milliseconds since 1970 on this machine's clock. */
  readonly at: number;
  readonly method: string;
  readonly provider: Provider | null;
  /** Null when the key was not one of ours. */
  readonly account: string | null;
  readonly path: string;
  readonly query: string;
  readonly page: number;
  readonly headerNames: readonly string[];
  /** Whether `authorization` or `x-api-key` came along. */
  readonly secretSent: boolean;
  readonly fault: FaultAction['type'] | null;
}

const KEPT_REQUESTS = 20_000;

/** Counts every request and keeps the latest ones. */
export class RequestLog {
  private seen: SeenRequest[] = [];
  private total = 0;
  private byAccount: Record<string, number> = {};

  add(request: SeenRequest): void {
    const account = request.account ?? 'unknown';
    this.total++;
    this.byAccount[account] = (this.byAccount[account] ?? 0) + 1;
    this.seen.push(request);
    if (this.seen.length > KEPT_REQUESTS) this.seen = this.seen.slice(-KEPT_REQUESTS / 2);
  }

  clear(): void {
    this.seen = [];
    this.total = 0;
    this.byAccount = {};
  }

  list(): readonly SeenRequest[] {
    return this.seen;
  }

  report(): { total: number; byAccount: Record<string, number>; requests: readonly SeenRequest[] } {
    return { total: this.total, byAccount: this.byAccount, requests: this.seen };
  }
}
