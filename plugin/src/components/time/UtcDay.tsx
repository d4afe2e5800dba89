import React from 'react';
import { formatDays } from '../days/days';

/** One UTC day, `8 Nov 2026`, of `2026-11-08`. */
export function UtcDay({ day }: { readonly day: string }) {
  return <time dateTime={day}>{formatDays(day)}</time>;
}
