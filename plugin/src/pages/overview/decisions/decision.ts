import type { IconName } from '@grafana/data';

/** Something that a person should decide, and the page where they can. */
export interface Decision {
  readonly key: string;
  /** What comes first; the same number keeps the order in which they were found. */
  readonly urgency: Urgency;
  /** What happened, with its figures. */
  readonly what: string;
  /** Why it matters, or what can be done. */
  readonly why: string;
  readonly href: string;
  /** What the link offers, e.g. "Open the budget". */
  readonly action: string;
}

export type Urgency = 'now' | 'soon' | 'look';

/** How an urgency looks: never by colour alone, always also by icon and word. */
export const URGENCIES: Readonly<
  Record<Urgency, { icon: IconName; label: string; color: 'error' | 'warning' | 'info' }>
> = {
  now: { icon: 'exclamation-circle', label: 'Now', color: 'error' },
  soon: { icon: 'exclamation-triangle', label: 'Soon', color: 'warning' },
  look: { icon: 'eye', label: 'Worth a look', color: 'info' },
};

const ORDER: readonly Urgency[] = ['now', 'soon', 'look'];

export function mostUrgentFirst(decisions: readonly Decision[]): Decision[] {
  return ORDER.flatMap((urgency) => decisions.filter((decision) => decision.urgency === urgency));
}
