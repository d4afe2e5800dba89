import type { CostScope } from '../../domain/costScope.js';
import type { Day } from '../../domain/day.js';
import type { Decimal } from '../../domain/decimal.js';
import type { AnomalyEvent } from '../../store/anomalies/anomalyEvents.js';
import type { PlannedEvent } from '../../store/anomalies/plannedEvents.js';
import { amountText } from './moneyText.js';
import { silences } from './plannedDays.js';
import { gapBetween } from './reconcile.js';

/** An event that detection no longer sees. */
export interface Gone {
  readonly event: AnomalyEvent;
  readonly scope: CostScope;
  /** Events of the same series that it does see. */
  readonly seen: readonly { readonly event: AnomalyEvent; readonly days: readonly Day[] }[];
}

/** Why, for a person. `cost` is what its days cost now. */
export function withdrawalReason({ event, seen }: Gone, cost: Decimal, planned: readonly PlannedEvent[]): string {
  const successor = seen.find((other) => gapBetween(spanOf(other.days), spanOf(event.anomalousDays)) === 0);
  if (successor) return `now a part of anomaly ${successor.event.anomalyId}`;
  const plan = planned.find((one) => event.anomalousDays.some((day) => silences(one, event.accountId, day)));
  if (plan) return `planned: ${plan.title}`;
  const days = event.day === event.lastDay ? event.day : `${event.day} to ${event.lastDay}`;
  if (cost === event.cost) return `by what is known now, ${days} is not unusual`;
  return `${days} was corrected from ${amountText(event.cost)} to ${amountText(cost)} ${event.currency}`;
}

function spanOf(days: readonly Day[]): { first: Day; last: Day } {
  return { first: days[0] as Day, last: days.at(-1) as Day };
}
