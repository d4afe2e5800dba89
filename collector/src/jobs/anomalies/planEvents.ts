import { daysBetween, parseDay, type Day } from '../../domain/day.js';
import { CollectorError } from '../../errors.js';
import { lockAnomalies } from '../../store/anomalies/anomalyEvents.js';
import { outdateAnalysis } from '../../store/anomalies/outdateAnalysis.js';
import {
  deletePlannedEvent,
  insertPlannedEvent,
  withdrawPlanned,
  type PlannedEvent,
} from '../../store/anomalies/plannedEvents.js';
import { recordAudit, type Actor } from '../../store/audit.js';
import { withRetriedTransaction, type Pool } from '../../store/db.js';
import { entryAccount } from '../entries/entryAccount.js';

const MAX_DAYS = 366;

/** Unusual days that somebody knows of, as they say it. */
export interface PlanWish {
  /** null: all accounts. */
  readonly accountId: number | null;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly title: string;
  readonly note: string;
}

/** Notes a planned event: its days never alert, and anomalies that lie inside it are withdrawn at once. */
export async function planEvent(pool: Pool, actor: Actor, wish: PlanWish): Promise<PlannedEvent> {
  const values = { ...wish, ...daysOf(wish), title: titleOf(wish.title) };
  return withRetriedTransaction(pool, async (tx) => {
    if (values.accountId !== null) await entryAccount(tx, values.accountId);
    await lockAnomalies(tx);
    const event = await insertPlannedEvent(tx, actor, values);
    await withdrawPlanned(tx, values);
    await outdateAnalysis(tx, values.accountId);
    await recordAudit(tx, actor, { action: 'planned-event.create', target: targetOf(event), detail: detailOf(event) });
    return event;
  });
}

/** Forgets a planned event; its days are judged again. Throws `PLANNED_EVENT_NOT_FOUND`. */
export async function unplanEvent(pool: Pool, actor: Actor, plannedEventId: string): Promise<void> {
  await withRetriedTransaction(pool, async (tx) => {
    const event = await deletePlannedEvent(tx, plannedEventId);
    if (!event) {
      const text = `there is no planned event ${plannedEventId}; GET /api/planned-events lists all`;
      throw new CollectorError('PLANNED_EVENT_NOT_FOUND', text);
    }
    await outdateAnalysis(tx, event.accountId);
    await recordAudit(tx, actor, { action: 'planned-event.delete', target: targetOf(event), detail: detailOf(event) });
  });
}

function daysOf(wish: PlanWish): { firstDay: Day; lastDay: Day } {
  const [firstDay, lastDay] = [dayIn('first_day', wish.firstDay), dayIn('last_day', wish.lastDay)];
  const days = daysBetween(firstDay, lastDay) + 1;
  if (days < 1) {
    throw new CollectorError('INVALID_DATE_RANGE', `first_day ${firstDay} is after last_day ${lastDay}; swap them`);
  }
  if (days <= MAX_DAYS) return { firstDay, lastDay };
  throw new CollectorError('INVALID_DATE_RANGE', `the event has ${days} days; it may have ${MAX_DAYS}, end it earlier`);
}

function dayIn(name: string, text: string): Day {
  const day = parseDay(text);
  if (day) return day;
  throw new CollectorError('INVALID_DATE_FORMAT', `${name}: there is no day ${text}; write it as 2026-01-31`);
}

function titleOf(title: string): string {
  const trimmed = title.trim();
  if (trimmed !== '') return trimmed;
  throw new CollectorError('INVALID_REQUEST', 'title is empty; say in a few words what is planned');
}

function targetOf({ plannedEventId }: PlannedEvent): string {
  return `planned event ${plannedEventId}`;
}

function detailOf({ accountId, firstDay, lastDay, title }: PlannedEvent): Record<string, unknown> {
  return { accountId, firstDay, lastDay, title };
}
