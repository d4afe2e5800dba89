/** What is expected, and where the truth lies in 80 and 95 of 100 cases; in the unit of the series. */
export interface Interval {
  readonly mean: number;
  readonly lo80: number;
  readonly hi80: number;
  readonly lo95: number;
  readonly hi95: number;
}

/** Half widths of the bands of 80 and 95 %. */
export interface Reach {
  readonly of80: number;
  readonly of95: number;
}

/** The interval around an expected value, cut at the floor; the wider band never ends inside the narrower one. */
export function around(mean: number, { of80, of95 }: Reach, floor: number): Interval {
  const wide = Math.max(of80, of95);
  return {
    mean,
    lo80: Math.max(floor, mean - of80),
    hi80: mean + of80,
    lo95: Math.max(floor, mean - wide),
    hi95: mean + wide,
  };
}

/** The interval whose reaches are logarithms: half as much is as likely as twice as much. */
export function aroundByRatio(mean: number, { of80, of95 }: Reach): Interval {
  const wide = Math.max(of80, of95);
  return {
    mean,
    lo80: mean * Math.exp(-of80),
    hi80: mean * Math.exp(of80),
    lo95: mean * Math.exp(-wide),
    hi95: mean * Math.exp(wide),
  };
}

/** The interval of `change` applied to each of its numbers. */
export function mapInterval(interval: Interval, change: (value: number) => number): Interval {
  return {
    mean: change(interval.mean),
    lo80: change(interval.lo80),
    hi80: change(interval.hi80),
    lo95: change(interval.lo95),
    hi95: change(interval.hi95),
  };
}
