/** A step of the way from one amount to another. A step without `level` is a change. */
export interface BridgeStep {
  readonly key: string;
  readonly label: string;
  /** Where the change comes from, in a few more words. */
  readonly detail?: string | undefined;
  /** What is added, below 0 what is taken away; of a level, the amount itself. */
  readonly amount: number;
  /** An amount that stands for itself: the start, and the end. */
  readonly isLevel?: boolean;
}

/** A step with the place of its bar, as parts of the width from 0 to 1. */
export interface PlacedStep extends BridgeStep {
  readonly left: number;
  readonly width: number;
}

/** Lays the steps out under one another, each beginning where the one before ended. Negative amounts move zero inwards. */
export function placeSteps(steps: readonly BridgeStep[]): PlacedStep[] {
  const spans = spansOf(steps);
  const edges = [0, ...spans.flat()];
  const [least, most] = [Math.min(...edges), Math.max(...edges)];
  const whole = most - least || 1;
  return steps.map((step, place) => {
    const [from = 0, to = 0] = spans[place] ?? [];
    return { ...step, left: (Math.min(from, to) - least) / whole, width: Math.abs(to - from) / whole };
  });
}

function spansOf(steps: readonly BridgeStep[]): number[][] {
  let reached = 0;
  return steps.map(({ amount, isLevel }) => {
    const from = isLevel ? 0 : reached;
    reached = from + amount;
    return [from, reached];
  });
}
