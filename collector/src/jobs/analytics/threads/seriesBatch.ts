import type { CostDays } from '../../../domain/costDays.js';
import type { Day } from '../../../domain/day.js';

/** Series of the same days, one after the other in one array, which moves to another thread without a copy. NaN: not known. */
export interface SeriesBatch {
  readonly firstDay: Day;
  readonly length: number;
  readonly values: Float64Array<ArrayBuffer>;
}

/** All series have the same days; there is at least one. */
export function packSeries(series: readonly [CostDays, ...CostDays[]]): SeriesBatch {
  const [{ firstDay, costs }] = series;
  const values = new Float64Array(series.length * costs.length);
  series.forEach((days, index) =>
    values.set(
      days.costs.map((cost) => cost ?? Number.NaN),
      index * costs.length,
    ),
  );
  return { firstDay, length: costs.length, values };
}

/** The series of a batch, in its order. */
export function seriesOf({ length, values }: SeriesBatch): (number | null)[][] {
  const count = length === 0 ? 0 : values.length / length;
  return Array.from({ length: count }, (_, index) =>
    Array.from(values.subarray(index * length, (index + 1) * length), (value) => (Number.isNaN(value) ? null : value)),
  );
}
