/** Six decimals: more says nothing of an expectation, and fewer hides small costs. */
const DECIMALS = 6;

/** An amount that is only expected, rounded to six decimals. */
export function rounded(value: number): number {
  const scaled = value * 10 ** DECIMALS;
  return Number.isFinite(scaled) ? Math.round(scaled) / 10 ** DECIMALS : value;
}

export function roundedAll(values: ArrayLike<number>): number[] {
  return Array.from(values, rounded);
}

/** The same as decimal text: `12.5`. */
export function expectationText(value: number): string {
  return rounded(value)
    .toFixed(DECIMALS)
    .replace(/\.?0+$/, '')
    .replace(/^-0$/, '0');
}
