import { at } from '../../stats/at.js';
import { median } from '../../stats/quantile.js';
import { mean } from '../../stats/spread.js';
import { withSeason, type History } from '../history.js';

/** Every day is as the same weekday of the last week. */
export function seasonalNaive({ values, season }: History, horizon: number): number[] {
  return repeat(values.slice(-Math.min(season, values.length)), horizon);
}

/** Every day is the median of its weekday in the last `cycles` weeks. */
export function seasonalMedian(cycles: number) {
  return ({ values, season }: History, horizon: number): number[] => {
    const width = Math.min(season, values.length);
    const places = Array.from({ length: width }, (_, place) => {
      const found: number[] = [];
      for (let cycle = 1; cycle <= cycles; cycle += 1) {
        const index = values.length - cycle * width + place;
        if (index >= 0) found.push(at(values, index));
      }
      return median(found);
    });
    return repeat(places, horizon);
  };
}

/** The mean level of the last `cycles` weeks goes on, with the season. */
export function recentMean(cycles: number) {
  return (history: History, horizon: number): number[] => {
    const width = cycles * (history.season > 1 ? history.season : 7);
    return withSeason(history, new Array<number>(horizon).fill(mean(history.level.slice(-width))));
  };
}

interface LongCycle {
  /** Values after which it returns. */
  readonly length: number;
  /** Values that tell the level now and one cycle ago. */
  readonly window: number;
  /** Neighbours on either side that are averaged, since single days do not return exactly. */
  readonly around: number;
}

/** The slow rhythm above a season: the year of days, the week of hours; values without a season are weeks or months. */
export function longCycle(season: number): LongCycle | null {
  if (season === 7) return { length: 364, window: 28, around: 3 };
  if (season === 24) return { length: 168, window: 24, around: 0 };
  return season === 1 ? { length: 52, window: 8, around: 1 } : null;
}

/** The change that followed one long cycle ago, on the level of now; without such a history, no change. */
export function cycleAgo(history: History, horizon: number): number[] {
  const { level, season } = history;
  const { length, window, around } = longCycle(season) ?? { length: level.length, window: 28, around: 0 };
  const now = mean(level.slice(-window));
  const then = level.length - length;
  const before = mean(level.slice(Math.max(0, then - window), Math.max(0, then)));
  const path = Array.from({ length: horizon }, (_, step) => {
    if (then < window || !(before > 0)) return now;
    const centre = then + (step % length);
    return now * (mean(level.slice(Math.max(0, centre - around), centre + around + 1)) / before);
  });
  return withSeason(history, path);
}

function repeat(cycle: readonly number[], horizon: number): number[] {
  return Array.from({ length: horizon }, (_, step) => at(cycle, step % cycle.length));
}
