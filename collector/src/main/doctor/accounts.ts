import type { Collector } from '../../app.js';
import { findService } from '../../connectors/catalogue.js';
import { accountStates, type AccountState } from '../../store/managedAccounts.js';
import type { ReadableAccount } from '../../jobs/syncAccount.js';
import { age } from '../output.js';
import type { Finding } from './finding.js';

const STALE_SECONDS = 48 * 3_600;

/** One for each account; a warning when there is none. */
export async function accountFindings(collector: Collector): Promise<Finding[]> {
  const states = await accountStates(collector.pool, { withDeleted: false });
  if (states.length === 0) {
    const detail =
      'there is none: set OPENAI_ADMIN_KEY or ANTHROPIC_ADMIN_KEY, name some in the file AICOST_CONFIG, or run "aicost accounts add"';
    return [{ what: 'Accounts', state: 'warning', detail }];
  }
  const readable = await collector.readableAccounts();
  return states.map((state) => ({
    what: `Account ${state.accountName}`,
    ...health(
      state,
      readable.find(({ row }) => row.accountId === state.accountId),
    ),
  }));
}

function health(state: AccountState, readable: ReadableAccount | undefined): Omit<Finding, 'what'> {
  const figures = `${state.windowsFailed} days failed, ${state.unpricedCharges} rows without a price`;
  if (!findService(state.serviceId)?.connector)
    return { state: 'ok', detail: `not read: its figures are typed in, imported or reported; ${figures}` };
  if (!state.isActive) return { state: 'ok', detail: `switched off; ${figures}` };
  const when = `last good read ${age(state.lastSuccessAgeSeconds)}`;
  if (!readable) return { state: 'warning', detail: `its credentials are not here, so it is not read; ${when}` };
  if (readable.fault) return { state: 'fault', detail: `${readable.fault.message} [${readable.fault.code}]; ${when}` };
  if (state.lastErrorMessage !== null)
    return { state: 'fault', detail: `${state.lastErrorMessage} [${state.lastErrorCode ?? ''}]; ${when}` };
  if ((state.lastSuccessAgeSeconds ?? Infinity) > STALE_SECONDS)
    return { state: 'warning', detail: `${when}; run "aicost sync" or "aicost serve"` };
  return { state: 'ok', detail: `${when}, ${figures}` };
}
