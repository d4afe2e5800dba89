import { day } from '../../domain/day.js';
import { sumDecimals, ZERO, type Decimal } from '../../domain/decimal.js';
import { openai } from '../openai/manifest.js';
import type { Connector, DayRange, Endpoint } from './connector.js';
import { readDays, type DaysRead } from './readDays.js';
import { scriptedClient, scriptedGet, type Script, type SeenCall } from './scriptedGet.testkit.js';

const TODAY = day('2026-11-20');

export function range(first: string, last = first): DayRange {
  return { first: day(first), last: day(last) };
}

export function endpointOf(connector: Connector, name: string): Endpoint {
  const found = connector.streams.flatMap((stream) => stream.endpoints).find((endpoint) => endpoint.name === name);
  if (!found) throw new RangeError(`${connector.id} has no endpoint ${name}`);
  return found;
}

/** Reads days of one endpoint from a scripted provider; `calls` are the requests it saw. */
export function readScript(
  script: Script,
  asked: DayRange,
  { connector = openai, endpoint = 'costs' }: { connector?: Connector; endpoint?: string } = {},
): { days: Promise<DaysRead>; calls: readonly SeenCall[] } {
  const { get, calls } = scriptedGet(script);
  const { client } = scriptedClient(connector, get);
  const signal = new AbortController().signal;
  const context = { client, accountName: 'acme', today: TODAY, signal, deadline: Infinity };
  return { days: readDays(endpointOf(connector, endpoint), asked, context), calls };
}

/** A script that answers with these bodies, one after the other. */
export function pages(...bodies: readonly string[]): Script {
  return (_call, index) => ({ body: bodies[index] ?? '' });
}

/** What each window adds up to. */
export function totals(days: DaysRead): [day: string, total: Decimal][] {
  return days.windows.map(({ day: value, charges }) => [
    value,
    sumDecimals(charges.map((charge) => charge.billedCost ?? ZERO)),
  ]);
}

/** The days that keep what is stored, with the code of the reason. */
export function keptCodes(days: DaysRead): [day: string, code: string][] {
  return days.kept.map(({ day: value, error }) => [value, error.code]);
}
