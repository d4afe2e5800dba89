import { at } from './at.js';
import { mean } from './spread.js';

export interface Line {
  readonly slope: number;
  readonly intercept: number;
}

/** The straight line with the least squared vertical distance; flat where all `x` are the same. */
export function ordinaryLeastSquares(x: readonly number[], y: readonly number[]): Line {
  const [middleX, middleY] = [mean(x), mean(y)];
  let [together, alone] = [0, 0];
  x.forEach((value, index) => {
    together += (value - middleX) * (at(y, index) - middleY);
    alone += (value - middleX) ** 2;
  });
  const slope = alone === 0 ? 0 : together / alone;
  return { slope, intercept: middleY - slope * middleX };
}
