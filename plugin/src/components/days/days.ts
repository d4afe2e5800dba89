// The sentences around it are English, whatever the language of the browser. Days are UTC, whatever the dashboard's zone.
const short = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });
const long = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });

/** `24 Nov`, or `24 Nov 2026`, of milliseconds since 1970. */
export function formatDay(time: number, withYear: boolean): string {
  return (withYear ? long : short).format(time);
}

/** `8 Nov 2026`, `8 to 9 Nov 2026`, `30 Oct to 2 Nov 2026` or `30 Dec 2025 to 2 Jan 2026`, of days as `2026-11-08`. */
export function formatDays(first: string, last: string = first): string {
  const end = formatDay(Date.parse(last), true);
  if (first === last) return end;
  const isSame = (part: 'month' | 'year') => {
    const length = part === 'month' ? 7 : 4;
    return first.slice(0, length) === last.slice(0, length);
  };
  if (isSame('month')) return `${Number(first.slice(8))} to ${end}`;
  return `${formatDay(Date.parse(first), !isSame('year'))} to ${end}`;
}
