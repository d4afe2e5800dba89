import { ProviderClient } from '../../connectors/kit/client.js';
import type { Endpoint, Stream } from '../../connectors/kit/connector.js';
import { ProviderRefusal } from '../../connectors/kit/providerRefusal.js';
import { checkShape } from '../../connectors/kit/wireJson.js';
import { addDays, type Day } from '../../domain/day.js';
import { errorCode, errorMessage, type ErrorCode } from '../../errors.js';
import { scrub } from '../../logging/scrub.js';
import { recordAudit, type Actor } from '../../store/audit.js';
import { databaseNow, type Pool } from '../../store/db.js';
import { portOf, type ReadableAccount, type SyncDeps } from '../syncAccount.js';

/** How a provider answered for one stream. */
export interface StreamCheck {
  readonly stream: string;
  /** The endpoint that was asked last. */
  readonly endpoint: string;
  readonly ok: boolean;
  readonly code: ErrorCode | null;
  /** What was wrong and what to do; '' when nothing was. */
  readonly message: string;
}

export interface AccountTest {
  readonly ok: boolean;
  readonly checks: readonly StreamCheck[];
  /** What the credential lacks, in the provider's words; null when it is good. */
  readonly missing: string | null;
}

const TEST_LIMIT_MS = 20_000;
const REFUSED_KEY: readonly (ErrorCode | null)[] = ['PROVIDER_UNAUTHORIZED', 'PROVIDER_FORBIDDEN'];

/** `askEveryStream` of a stored account. Nothing is stored but the audit. */
export async function testAccount(
  deps: SyncDeps & { readonly auditPool: Pool },
  account: ReadableAccount,
  actor: Actor,
  signal: AbortSignal,
): Promise<AccountTest> {
  const test = await askEveryStream(deps, account, signal);
  const detail = { ok: test.ok, codes: failureCodes(test) };
  const target = `account ${account.row.accountId}`;
  await recordAudit(deps.auditPool, actor, { action: 'account.test', target, detail });
  return test;
}

/** Each kind of failure once. */
export function failureCodes({ checks }: AccountTest): ErrorCode[] {
  return [...new Set(checks.flatMap(({ code }) => code ?? []))];
}

/**
 * Asks for one day of every stream, on the very endpoints that a sync reads: a key may list models and still not read
 * costs. An account that cannot be asked at all throws its fault.
 */
export async function askEveryStream(
  deps: SyncDeps,
  account: ReadableAccount,
  signal: AbortSignal,
): Promise<AccountTest> {
  if (account.fault) throw account.fault;
  const today = (await databaseNow(deps.pool)).slice(0, 10) as Day;
  const { connector, row } = account;
  const client = new ProviderClient({
    ...{ ...account, ...deps, accountName: row.accountName, get: portOf(deps, row) },
    // A person waits: each endpoint can be asked at once, however slowly a sync may go.
    requestsPerMinute: Math.max(
      account.requestsPerMinute,
      connector.streams.flatMap(({ endpoints }) => endpoints).length,
    ),
  });
  const ends = AbortSignal.any([signal, AbortSignal.timeout(TEST_LIMIT_MS)]);
  const asked = connector.streams.map((stream) => checkStream(client, stream, row.accountName, today, ends));
  const checks = await Promise.all(asked);
  const isRefused = checks.some(({ code }) => REFUSED_KEY.includes(code));
  return { ok: checks.every(({ ok }) => ok), checks, missing: isRefused ? connector.neededScope : null };
}

/** Yesterday is the newest day that every provider knows. */
async function checkStream(
  client: ProviderClient,
  stream: Stream,
  accountName: string,
  today: Day,
  signal: AbortSignal,
): Promise<StreamCheck> {
  const day = addDays(today, -1);
  let check: StreamCheck | null = null;
  for (const endpoint of stream.endpoints.filter((candidate) => candidate.covers(day, today))) {
    const asked = { stream: stream.name, endpoint: endpoint.name };
    try {
      await askOnce(client, endpoint, `${accountName} ${endpoint.name} ${day}`, day, signal);
      return { ...asked, ok: true, code: null, message: '' };
    } catch (error) {
      check = { ...asked, ok: false, code: errorCode(error), message: scrub(errorMessage(error)) };
      // As in a sync: some organisations have only the older endpoint.
      if (!(error instanceof ProviderRefusal) || !endpoint.refusedBy(error)) return check;
    }
  }
  return (
    check ?? {
      stream: stream.name,
      endpoint: '',
      ok: false,
      code: 'PROVIDER_BAD_REQUEST',
      message: `no endpoint answers for ${day}`,
    }
  );
}

async function askOnce(
  client: ProviderClient,
  endpoint: Endpoint,
  where: string,
  day: Day,
  signal: AbortSignal,
): Promise<void> {
  const request = endpoint.request({ first: addDays(day, 1 - endpoint.minDays), last: day });
  // A deadline that has passed: a person waits, so nothing is tried twice.
  const deadline = 0;
  checkShape(where, endpoint.page, await client.getJson(where, request, signal, deadline));
}
