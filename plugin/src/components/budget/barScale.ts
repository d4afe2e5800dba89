/** An amount at which people are told, e.g. 700 of 1000. */
export interface BarMark {
  readonly amount: number;
  readonly label: string;
}

/** What is expected at the end of the period, where the ends of its 80 % range are known. */
export interface ExpectedAtEnd {
  readonly expected: number;
  readonly lower80: number | null;
  readonly upper80: number | null;
}

export interface BarFigures {
  readonly spent: number;
  /** Above 0. */
  readonly limit: number;
  readonly expectedAtEnd?: ExpectedAtEnd | undefined;
}

/** The amount at the right end of the bar. It grows with what is shown, so that nothing over the limit is cut off. */
export function barEnd({ spent, limit, expectedAtEnd }: BarFigures): number {
  return Math.max(limit, spent, expectedAtEnd?.expected ?? 0, expectedAtEnd?.upper80 ?? 0);
}

/** Where an amount stands on a bar, as a CSS percentage. A credit can make `spent` negative: the bar then is empty. */
export function barPosition(amount: number, end: number): string {
  return `${Math.min(Math.max((amount / end) * 100, 0), 100)}%`;
}
