import { useCall } from '../../../data/useCall';
import { useFeatures } from '../../../data/useFeatures';
import { every } from '../every';
import { daysAfter } from '../month';
import { useAnomalies } from '../useAnomalies';
import type { Spending } from '../useSpending';
import { accountDecisions } from './accountDecisions';
import { anomalyDecisions } from './anomalyDecisions';
import { budgetDecisions } from './budgetDecisions';
import { mostUrgentFirst } from './decision';
import { entryDecisions } from './entryDecisions';

/** Entries of older days were looked at when they were new. */
const ENTRY_DAYS = 60;

/** What needs a decision, as far as it is known, and which of the questions are open or failed. */
export function useDecisions({ budgets, accounts }: Spending, today: string) {
  const watchesAnomalies = useFeatures().data?.anomaly_detection === true;
  const anomalies = useAnomalies();
  const recent = { start_date: daysAfter(today, -ENTRY_DAYS), limit: 1000 };
  const entries = useCall('GET /api/manual-entries', { query: recent }, { every });
  const calls = [budgets, accounts, entries, ...(watchesAnomalies ? [anomalies] : [])];
  const known = accounts.data ?? [];
  return {
    decisions: mostUrgentFirst([
      ...budgetDecisions(itemsOf(budgets)),
      ...anomalyDecisions(itemsOf(anomalies)),
      ...accountDecisions(known),
      ...entryDecisions(itemsOf(entries), known),
    ]),
    watchesAnomalies,
    isLoading: calls.some(({ isLoading }) => isLoading),
    failed: calls.filter(({ error, isFetching }) => error !== null && !isFetching),
  };
}

interface ListCall<Item> {
  readonly data: { readonly items: readonly Item[] } | undefined;
}

function itemsOf<Item>({ data }: ListCall<Item>): readonly Item[] {
  return data?.items ?? [];
}
