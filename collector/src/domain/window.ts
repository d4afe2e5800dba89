import { daysBetween, dayOfMonth, firstOfMonth, addMonths, type Day } from './day.js';

/** How sure a stored day is: still running, still being corrected by the provider, or done. */
export type Finality = 'provisional' | 'settling' | 'final';

/** The unit of work: one stream of one account on one UTC day. */
export interface WindowKey {
  readonly accountId: number;
  readonly stream: string;
  readonly day: Day;
}

/** What is stored of a window, as far as a new read of it must know. */
export interface StoredWindow {
  readonly day: Day;
  readonly finality: Finality | null;
  readonly contentHash: string | null;
  readonly chargeCount: number;
  readonly hasFailure: boolean;
  /** What is stored of it does not add up: an equal answer is no proof that the same is stored. */
  readonly isDamaged: boolean;
  /** The stored content comes from a read that began at or after the new one. */
  readonly isNewerThanRead: boolean;
  /** Seconds from the first empty answer (where charges are stored) to the new read; null when there was none. */
  readonly emptyForSeconds: number | null;
  /** Seconds from the first read of the stored content to the new read. */
  readonly sameContentForSeconds: number;
}

export interface WindowRead {
  readonly day: Day;
  readonly contentHash: string;
  readonly chargeCount: number;
}

export type Verdict = 'fresh' | 'unchanged' | 'changed' | 'superseded' | 'suspicious';

/** An empty answer where money stands is believed only when it is given again this much later. */
export const EMPTY_CONFIRM_SECONDS = 600;
/** Past the restatement tail, content must stand unchanged this long before it is final. */
export const STABLE_SECONDS = 86_400;
/** A month is read again on the first days of the next one. */
export const MONTH_CLOSE_DAYS = 5;

/** What a complete read of a window means for what is stored of it. An answer beyond doubt may also be empty. */
export function judgeRead(stored: StoredWindow | undefined, read: WindowRead, isBeyondDoubt = false): Verdict {
  if (!stored || stored.contentHash === null) return 'fresh';
  if (stored.isNewerThanRead) return 'superseded';
  if (stored.contentHash === read.contentHash && !stored.isDamaged) return 'unchanged';
  const vanished = read.chargeCount === 0 && stored.chargeCount > 0;
  if (!isBeyondDoubt && vanished && (stored.emptyForSeconds ?? -1) < EMPTY_CONFIRM_SECONDS) return 'suspicious';
  return 'changed';
}

/**
 * The finality of a day after a read. Today is provisional. A day is final when the provider's restatement tail and
 * the close of its month are over and the same content was read again at least 24 hours later; content that nobody but
 * ourselves can change counts as unchanged for ever (`Infinity`).
 */
export function finalityOf(day: Day, today: Day, restatementDays: number, sameContentForSeconds: number): Finality {
  if (daysBetween(day, today) <= 0) return 'provisional';
  if (sameContentForSeconds === Infinity) return 'final';
  if (isWithinTail(day, today, restatementDays)) return 'settling';
  return sameContentForSeconds >= STABLE_SECONDS ? 'final' : 'settling';
}

/** The provider may still restate the day: within its tail, or in the month that is being closed. */
export function isWithinTail(day: Day, today: Day, restatementDays: number): boolean {
  return daysBetween(day, today) <= restatementDays || isInClosingMonth(day, today);
}

/** The day lies in the previous month and this month is not older than five days. */
export function isInClosingMonth(day: Day, today: Day): boolean {
  return dayOfMonth(today) <= MONTH_CLOSE_DAYS && firstOfMonth(day) === addMonths(today, -1);
}
