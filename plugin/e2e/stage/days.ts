const DAY = 86_400_000;

/** A day as people in the United States write it: `Nov 3, 2026` of `2026-11-03`. */
export function formatDate(day: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'medium' }).format(new Date(day));
}

/** The day so many days before: `2026-10-31` is one before `2026-11-01`. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10);
}

/** The time range of whole UTC days, as it stands in an address of Grafana. */
export function between(first: string, last: string): string {
  return `from=${Date.parse(first)}&to=${Date.parse(last) + DAY - 1}`;
}
