import { call } from '../../../api/collector';
import type { SyncRun } from '../../../components/runs/outcome';

/** How often a run that goes on is looked at. */
const AGAIN_MS = 2_000;
/** The collector ends a run after ten minutes; whoever has waited that long finds it in the history. */
const LOOKS = 330;

/** What came of a read. */
export type SyncEnd = Pick<SyncRun, 'outcome' | 'counts' | 'error' | 'note'>;

/** Has an account read now, and waits for the end: what takes longer than a call may take is followed through the list of runs. */
export async function readNow(accountId: number, signal: AbortSignal): Promise<SyncEnd> {
  const started = await call('POST /api/accounts/{id}/sync', { path: { id: accountId } }, signal);
  if (started.status !== 'running') return { ...started, outcome: started.status, note: '' };
  const query = { account_id: accountId, limit: 5 };
  for (let look = 0; look < LOOKS && !signal.aborted; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    const { items } = await call('GET /api/sync-runs', { query }, signal);
    const run = items.find(({ run_id: id }) => id === started.run_id);
    if (run && run.outcome !== 'running') return run;
  }
  throw new Error('The read goes on. Its end will stand in the history of the account.');
}
