import { CollectorError } from '../../errors.js';

const FLOOR_MS = 5_000;
const CEILING_MS = 15 * 60_000;
const BASE_MS = 1_000;

/** What a `Retry-After` header asks for, in milliseconds; undefined when there is none or it says nothing sensible. */
export function retryAfterMs(header: string | string[] | undefined, now: number): number | undefined {
  const text = Array.isArray(header) ? header[0] : header;
  if (text === undefined) return undefined;
  const milliseconds = /^-?\d+$/.test(text.trim()) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isFinite(milliseconds) ? milliseconds : undefined;
}

/**
 * How long to pause before the next attempt: what the provider asked for, but at least five seconds and at most
 * fifteen minutes; without a wish one second doubled per attempt. Up to a quarter more, so that accounts do not march in step.
 */
export function retryDelayMs(error: unknown, attempt: number, random: () => number = Math.random): number {
  const asked = error instanceof CollectorError ? error.retryAfterMs : undefined;
  const isBusy = error instanceof CollectorError && error.code === 'PROVIDER_RATE_LIMITED';
  const growing = BASE_MS * 2 ** (attempt - 1);
  const wanted = asked ?? growing;
  const floor = asked !== undefined || isBusy ? FLOOR_MS : 0;
  return Math.round(Math.min(CEILING_MS, Math.max(floor, wanted)) * (1 + random() / 4));
}
