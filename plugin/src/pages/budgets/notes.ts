import type { Budget } from '../../components/budget/budget';
import { formatMoney } from '../../components/money/money';
import { caveatSentences, thresholdMarks } from '../../components/budget/sentences';
import type { Definition, Status } from './running';

/** What a reader must know before believing the sum, and when people are told. */
export function budgetNotes(budget: Budget, status: Status, thresholds: Definition['thresholds']): string[] {
  const notes = [...caveatSentences(budget), bookedAheadSentence(status), toldSentence(budget, thresholds)];
  return notes.filter((note) => note !== null);
}

function toldSentence(budget: Budget, thresholds: Definition['thresholds']): string {
  const amounts = thresholdMarks(budget).map(({ label }) => label);
  const chances = thresholds
    .filter(({ kind }) => kind === 'forecast')
    .map(({ value, severity }) => `${severity} when the chance to pass the limit reaches ${value}%`);
  const told = [...amounts, ...chances];
  return told.length === 0 ? 'Nobody is told of it: it has no thresholds' : `People are told: ${told.join(', ')}`;
}

function bookedAheadSentence({ booked_ahead: ahead, currency }: Status): string | null {
  return Number(ahead) === 0 ? null : `${formatMoney(Number(ahead), currency)} is booked on days to come and not in it`;
}
