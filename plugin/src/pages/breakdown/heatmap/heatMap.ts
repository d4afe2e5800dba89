import type { CallAnswer } from '../../../api/calls';

export type HeatMap = CallAnswer<'GET /api/analytics/heatmap'>['series'][number];

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export const HOURS: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour);

/** One field of the map. */
export interface Field {
  readonly amount: string | null;
  /** From 0 for nothing to 1 for the dearest field; for drawing only. */
  readonly heat: number;
}

/** The mean known day of each weekday, from Monday, with how many days it is the mean of. */
export function weekdayFields({ weekdays }: HeatMap): readonly (Field & { readonly knownDays: number })[] {
  const heat = heatOf(weekdays.map(({ mean_per_day: mean }) => mean));
  return weekdays.map(({ mean_per_day: amount, known_days: knownDays }) => ({ amount, heat: heat(amount), knownDays }));
}

/** The sums by weekday and hour: seven rows of twenty-four; null where nothing was charged in that hour. */
export function hourFields({ cells }: HeatMap): readonly (readonly Field[])[] {
  const heat = heatOf(cells.map(({ value }) => value));
  const amounts = new Map(cells.map(({ weekday, hour, value }) => [`${weekday} ${hour}`, value]));
  return WEEKDAYS.map((_, day) =>
    HOURS.map((hour) => {
      const amount = amounts.get(`${day + 1} ${hour}`) ?? null;
      return { amount, heat: heat(amount) };
    }),
  );
}

function heatOf(amounts: readonly (string | null)[]): (amount: string | null) => number {
  const dearest = Math.max(...amounts.map((amount) => Number(amount ?? 0)), 0);
  return (amount) => (amount === null || dearest === 0 ? 0 : Math.max(0, Number(amount)) / dearest);
}

/** `09:00`, the hour's beginning in UTC. */
export function hourName(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
