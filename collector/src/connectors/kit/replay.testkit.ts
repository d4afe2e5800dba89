import { parse, stringify } from 'lossless-json';
import { NO_DIMENSIONS, type Charge } from '../../domain/charge.js';
import { addDays, day, dayPeriod, type Day } from '../../domain/day.js';
import { sumDecimals, type Decimal } from '../../domain/decimal.js';
import type { Connector, DayRange, Endpoint, Stream } from './connector.js';
import type { HttpGet } from './http.js';
import { ProviderRefusal } from './providerRefusal.js';
import { nextRequest, readDays, type DaysRead } from './readDays.js';
import { scriptedClient } from './scriptedGet.testkit.js';

/** A conversation with a provider as it stands in `fixtures/<stream>-<case>.exchanges.json`. */
export interface Recording {
  readonly stream: string;
  /** The endpoint that gave the last days, after every fallback. */
  readonly endpoint: string;
  readonly range: DayRange;
  readonly today: Day;
  readonly exchanges: readonly Exchange[];
  /** What the provider itself says the days add up to, where it says so. */
  readonly statedTotal?: string;
}

interface Exchange {
  readonly request: { readonly path: string; readonly query: string };
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Numbers in the bodies keep their text: a recording says `4.2e-05` as the provider did. */
export function parseRecording(text: string): Recording {
  const { range, today, exchanges, ...rest } = parse(text) as unknown as Recording;
  return {
    ...rest,
    range: { first: day(range.first), last: day(range.last) },
    today: day(today),
    exchanges: exchanges.map(({ status, body, ...exchange }) => ({
      ...exchange,
      status: Number(status),
      body: typeof body === 'string' ? body : (stringify(body) ?? ''),
    })),
  };
}

/** A network that knows one recording; every other request is an error. `unused` are the exchanges nobody asked for. */
export function replayGet(recording: Recording): { get: HttpGet; unused(): readonly string[] } {
  const left = [...recording.exchanges];
  const get: HttpGet = (_where, url) => {
    const { pathname, searchParams } = new URL(url);
    const asked = `${pathname}?${decodeURIComponent(String(searchParams))}`;
    const index = left.findIndex((exchange) => textOf(exchange) === asked);
    const [exchange] = index < 0 ? [] : left.splice(index, 1);
    if (!exchange) return Promise.reject(new Error(`not in the recording: ${asked}`));
    return Promise.resolve({ status: exchange.status, headers: exchange.headers ?? {}, body: exchange.body });
  };
  return { get, unused: () => left.map(textOf) };
}

function textOf({ request }: Exchange): string {
  return `${request.path}?${request.query}`;
}

/** Reads the days of a recording as a sync does, from endpoint to endpoint. */
export async function replay(
  connector: Connector,
  recording: Recording,
): Promise<{ reads: DaysRead[]; unused: readonly string[] }> {
  const stream = connector.streams.find(({ name }) => name === recording.stream);
  if (!stream) throw new RangeError(`${connector.id} has no stream ${recording.stream}`);
  const network = replayGet(recording);
  const { client } = scriptedClient(connector, network.get);
  const signal = new AbortController().signal;
  const context = { client, accountName: 'recorded', today: recording.today, signal, deadline: Infinity };
  const reads = await readRange(
    stream,
    recording.range,
    (endpoint, range) => readDays(endpoint, range, context),
    recording.today,
  );
  return { reads, unused: network.unused() };
}

/** All days of a range, request by request; an endpoint that is refused is not asked again. */
export async function readRange(
  stream: Stream,
  whole: DayRange,
  read: (endpoint: Endpoint, range: DayRange) => Promise<DaysRead>,
  today: Day,
): Promise<DaysRead[]> {
  const refused = new Set<Endpoint>();
  const reads: DaysRead[] = [];
  for (let rest: DayRange = whole; rest.first <= whole.last;) {
    const step = nextRequest(stream, rest, today, (endpoint) => refused.has(endpoint));
    if (step === null) throw new Error(`no endpoint of ${stream.name} answers for ${rest.first}`);
    try {
      reads.push(await read(step.endpoint, step.range));
      rest = { first: addDays(step.range.last, 1), last: whole.last };
    } catch (error) {
      if (!(error instanceof ProviderRefusal) || !step.endpoint.refusedBy(error)) throw error;
      refused.add(step.endpoint);
    }
  }
  return reads;
}

/** What the reads found, short enough to be reviewed: only what is not the default. */
export function summaryOf(reads: readonly DaysRead[]): Record<string, unknown> {
  const windows = reads.flatMap((read) => read.windows);
  const priced = windows.flatMap(({ charges }) => charges).filter((charge) => charge.billedCost !== null);
  const currencies = [...new Set(priced.map((charge) => charge.dimensions.billingCurrency))];
  return {
    endpoints: [...new Set(reads.map((read) => read.endpoint))],
    rowsReceived: sum(reads, (read) => read.rowsReceived),
    ...present(
      'rowsRounded',
      sum(reads, (read) => read.rowsRounded),
    ),
    ...present(
      'rowsOutOfWindow',
      sum(reads, (read) => read.rowsOutOfWindow),
    ),
    ...present(
      'rejects',
      reads.flatMap((read) => read.rejects),
    ),
    ...present(
      'kept',
      Object.fromEntries(reads.flatMap((read) => read.kept.map(({ day: value, error }) => [value, error.code]))),
    ),
    ...present(
      'pending',
      reads.flatMap((read) => read.pending),
    ),
    ...present('unknownFields', Object.fromEntries(reads.flatMap((read) => [...read.unknownFields]))),
    total: Object.fromEntries(
      currencies.map((currency) => [
        currency,
        totalOf(priced.filter((charge) => charge.dimensions.billingCurrency === currency)),
      ]),
    ),
    windows: Object.fromEntries(windows.map(({ day: value, charges }) => [value, charges.map(chargeSummary)])),
  };
}

export function totalOf(charges: readonly Charge[]): Decimal {
  return sumDecimals(charges.flatMap(({ billedCost }) => billedCost ?? []));
}

function chargeSummary(charge: Charge): Record<string, unknown> {
  const { tags, ...dimensions } = charge.dimensions;
  const given = Object.entries(dimensions).filter(
    ([name, value]) => value !== NO_DIMENSIONS[name as keyof typeof NO_DIMENSIONS],
  );
  return {
    ...Object.fromEntries(given),
    ...present('tags', tags),
    billedCost: charge.billedCost,
    ...present('raw', charge.xBilledCostRaw),
    ...present('listCost', charge.listCost),
    ...present('quantity', charge.consumedQuantity),
    ...(isWholeDay(charge) ? {} : { period: charge.chargePeriod }),
  };
}

function isWholeDay({ chargePeriod, chargeDate }: Charge): boolean {
  const { start, end } = dayPeriod(chargeDate);
  return chargePeriod.start === start && chargePeriod.end === end;
}

function present(name: string, value: unknown): Record<string, unknown> {
  const isAbsent =
    value === null || value === 0 || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
  return isAbsent ? {} : { [name]: value };
}

function sum(reads: readonly DaysRead[], count: (read: DaysRead) => number): number {
  return reads.reduce((total, read) => total + count(read), 0);
}
