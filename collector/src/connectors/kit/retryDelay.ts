import { CollectorError } from '../../errors.js';
import type { HttpAnswer } from './http.js';

const FLOOR_MS = 5_000;
const CEILING_MS = 15 * 60_000;
const BASE_MS = 1_000;

/**
 * What `Retry-After` asks for, in milliseconds; undefined when there is none or it says nothing sensible.
 * A date counts from the answer's own `Date`, because our clock may differ from the provider's.
 */
export function retryAfterMs(headers: HttpAnswer['headers']): number | undefined {
  const text = textOf(headers['retry-after']);
  const milliseconds = /^-?\d+$/.test(text)
    ? Number(text) * 1_000
    : Date.parse(text) - Date.parse(textOf(headers['date']));
  return Number.isFinite(milliseconds) ? milliseconds : undefined;
}

function textOf(header: string | string[] | undefined): string {
  return (Array.isArray(header) ? header[0] : header)?.trim() ?? '';
}

/**
 * How long to pause before the next attempt: what the provider asked for, but at least five seconds and at most
 * fifteen minutes; without a wish one second doubled per attempt. Up to a quarter more below the ceiling, so that
 * accounts do not march in step.
 */
export function retryDelayMs(error: unknown, attempt: number, random: () => number = Math.random): number {
  const asked = error instanceof CollectorError ? error.retryAfterMs : undefined;
  const isBusy = error instanceof CollectorError && error.code === 'PROVIDER_RATE_LIMITED';
  const growing = BASE_MS * 2 ** (attempt - 1);
  const wanted = asked ?? growing;
  const floor = asked !== undefined || isBusy ? FLOOR_MS : 0;
  return Math.round(Math.min(CEILING_MS, Math.max(floor, wanted) * (1 + random() / 4)));
}
