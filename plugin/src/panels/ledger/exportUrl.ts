import { locationUtil, type TimeRange } from '@grafana/data';
import app from '../../plugin.json';

/** The app's export page for the days of the panel, in UTC, and for the source that is shown. */
export function exportUrl({ from, to }: Pick<TimeRange, 'from' | 'to'>, source: string | null): string {
  const query = new URLSearchParams({ from: utcDay(from), to: utcDay(to), source: source ?? 'all' });
  return locationUtil.assureBaseUrl(`/a/${app.id}/export?${query.toString()}`);
}

function utcDay(time: TimeRange['from']): string {
  return new Date(time.valueOf()).toISOString().slice(0, 10);
}
