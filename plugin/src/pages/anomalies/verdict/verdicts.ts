import type { IconName } from '@grafana/data';
import type { Verdict } from '../anomaly';

/** A word that a person can say of an anomaly, and what it changes. */
export interface VerdictLook {
  readonly verdict: Verdict;
  readonly label: string;
  readonly icon: IconName;
  readonly means: string;
}

export const VERDICTS: readonly VerdictLook[] = [
  {
    verdict: 'confirmed',
    label: 'Confirmed',
    icon: 'exclamation-circle',
    means: 'it was real; such days never become normal',
  },
  {
    verdict: 'expected',
    label: 'Expected',
    icon: 'calendar-alt',
    means: 'it was planned or is fine; it is normal from now on',
  },
  {
    verdict: 'false alarm',
    label: 'False alarm',
    icon: 'bell-slash',
    means: 'it was nothing; alert a little later from now on',
  },
];

interface Counts {
  readonly confirmed: number;
  readonly false_alarms: number;
  readonly expected: number;
}

/** The detector's own record, as people have judged it. */
export function precisionSentence({ confirmed, false_alarms: falseAlarms, expected }: Counts): string {
  const judged = confirmed + falseAlarms;
  const more =
    expected === 0
      ? ''
      : ` ${judged === 0 ? expected : `${expected} more`} ${expected === 1 ? 'was' : 'were'} expected.`;
  if (judged === 0) return `Nobody has said yet of an alert whether it was real or false.${more}`;
  return `Of ${judged} judged in the last 365 days, ${confirmed} ${confirmed === 1 ? 'was' : 'were'} real.${more}`;
}
