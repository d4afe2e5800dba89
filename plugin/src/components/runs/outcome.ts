import type { CallAnswer } from '../../api/calls';
import type { StateLook } from '../state/StateMark';

export type SyncRun = CallAnswer<'GET /api/sync-runs'>['items'][number];
export type Outcome = SyncRun['outcome'];
export type Trigger = SyncRun['trigger'];

export const OUTCOME_LOOKS: Readonly<Record<Outcome, StateLook>> = {
  running: { label: 'Running', icon: 'sync', tone: 'busy' },
  succeeded: { label: 'Succeeded', icon: 'check-circle', tone: 'good' },
  partial: { label: 'In part', icon: 'exclamation-triangle', tone: 'warning' },
  failed: { label: 'Failed', icon: 'times-circle', tone: 'bad' },
  aborted: { label: 'Cut short', icon: 'pause', tone: 'warning' },
};

/** What changed the ledger, as it stands in a sentence. */
export const TRIGGER_WORDS: Readonly<Record<Trigger, string>> = {
  schedule: 'by schedule',
  command: 'by command line',
  api: 'asked for',
  entry: 'manual entry',
  import: 'import',
  telemetry: 'telemetry',
};

/** What one run did, in words: what was read, what is new, what could not be trusted. */
export function outcomeSentence({
  outcome,
  counts,
  error,
  note,
}: Pick<SyncRun, 'outcome' | 'counts' | 'error' | 'note'>) {
  if (outcome === 'running') return 'Reading …';
  const told = [note, error?.message ?? '', ...whatWasRead(counts)].filter((text) => text !== '');
  return told.map(sentence).join(' ') || 'Nothing was due.';
}

function whatWasRead(counts: SyncRun['counts']): string[] {
  const read = counts.windows_fresh + counts.windows_changed + counts.windows_unchanged;
  const news = [
    [counts.windows_fresh, 'new'],
    [counts.windows_changed, 'changed'],
  ] as const;
  const told = news.filter(([number]) => number > 0).map(([number, word]) => `${number.toLocaleString('en')} ${word}`);
  return [
    read > 0 ? `${days(read)} of figures read, ${told.join(' and ') || 'nothing new'}` : '',
    counts.amounts_restated > 0 ? `${count(counts.amounts_restated, 'amount')} restated` : '',
    counts.windows_kept > 0
      ? `${days(counts.windows_kept)} of figures could not be trusted and ${counts.windows_kept === 1 ? 'keeps its' : 'keep their'} last good figures`
      : '',
    counts.rows_rejected > 0 ? `${count(counts.rows_rejected, 'row')} not understood` : '',
    counts.rows_unpriced > 0 ? `${count(counts.rows_unpriced, 'charge')} without a price` : '',
  ];
}

/** A day of one kind of figures; providers give several kinds. */
function days(number: number): string {
  return count(number, 'day');
}

/** `1 day`, `2 days`. */
export function count(number: number, what: string): string {
  return `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}
