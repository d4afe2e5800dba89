import type { Anomaly } from './anomaly';

/** A jump of one account, with its explanation, for tests. */
export function sampleAnomaly(more: Partial<Anomaly> = {}): Anomaly {
  const none = { volume: '0', mix: '0', price: '0', unsplit: '0' };
  return {
    id: 7,
    account_id: 2,
    account: 'lab',
    service_id: 'openai',
    model: null,
    currency: 'USD',
    day: '2026-11-08',
    last_day: '2026-11-09',
    anomalous_days: ['2026-11-08', '2026-11-09'],
    direction: 'up',
    score: 5.5,
    severity: 'critical',
    cost: '124.3',
    expected: '45',
    excess: '79.3',
    state: 'open',
    state_reason: '',
    sentence: '+$84.10: gpt-5 in project search',
    explanation: {
      sentence: '+$84.10: gpt-5 in project search',
      before: '40.2',
      after: '124.3',
      change: '84.1',
      ...none,
      volume: '84.1',
      baseline_days: 4,
      leaves: [],
      other_leaves: { count: 2, ...none, change: '84.1', volume: '84.1' },
      cache_shares: [],
      first_seen: [],
    },
    verdict: null,
    verdict_by: null,
    verdict_at: null,
    verdict_note: '',
    part_of: null,
    detected_at: '2026-11-10T00:00:00Z',
    updated_at: '2026-11-10T00:00:00Z',
    ...more,
  };
}
