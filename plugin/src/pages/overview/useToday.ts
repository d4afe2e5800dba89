import { useEffect, useState } from 'react';
import { dayOf } from './month';

const MINUTE_MS = 60_000;

/** Today by UTC, as the collector counts days; a page that stays open over midnight goes on to the next one. */
export function useToday(): string {
  const [today, setToday] = useState(() => dayOf(Date.now()));
  useEffect(() => {
    const timer = setInterval(() => setToday(dayOf(Date.now())), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return today;
}
