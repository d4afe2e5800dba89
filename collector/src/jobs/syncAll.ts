import { claimAccount, releaseAccount } from '../store/accounts.js';
import { syncAccount, type ReadableAccount, type SyncDeps, type SyncReport, type SyncWish } from './syncAccount.js';

const PARALLEL_ACCOUNTS = 3;

/** Several accounts at once, a few at a time; one account's trouble never holds up another. Reports come in the order of `accounts`. */
export async function syncAll(
  deps: SyncDeps,
  accounts: readonly ReadableAccount[],
  wish: SyncWish,
): Promise<SyncReport[]> {
  const reports: SyncReport[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < accounts.length && !wish.signal.aborted; index = next++) {
      const account = accounts[index];
      if (account) reports[index] = await syncAccount(deps, account, wish);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_ACCOUNTS }, worker));
  return reports.filter((report) => report !== undefined);
}

/** A claim outlives its last renewal by this much, so that the accounts of a killed collector are free after a minute. */
export const CLAIM_SECONDS = 60;
const RENEW_MS = 20_000;

/**
 * Like `syncAll`, but leaves out accounts that another collector is reading at the moment.
 * `skipped` counts them; it is worth another look when their claim has run out.
 */
export async function syncUnclaimed(
  deps: SyncDeps,
  accounts: readonly ReadableAccount[],
  claimant: string,
  wish: SyncWish,
): Promise<{ reports: SyncReport[]; skipped: number }> {
  const ids: number[] = [];
  for (const { row } of accounts)
    if (await claimAccount(deps.pool, row.accountId, claimant, CLAIM_SECONDS)) ids.push(row.accountId);
  const renew = setInterval(() => void renewClaims(deps, ids, claimant), RENEW_MS);
  try {
    const claimed = accounts.filter(({ row }) => ids.includes(row.accountId));
    return { reports: await syncAll(deps, claimed, wish), skipped: accounts.length - ids.length };
  } finally {
    clearInterval(renew);
    for (const id of ids) await releaseAccount(deps.pool, id, claimant).catch(() => undefined);
  }
}

async function renewClaims(deps: SyncDeps, ids: readonly number[], claimant: string): Promise<void> {
  for (const id of ids) await claimAccount(deps.pool, id, claimant, CLAIM_SECONDS).catch(() => undefined);
}
