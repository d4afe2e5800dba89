import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dimensionsKey } from '../domain/charge.js';
import { eachDay, parseDay } from '../domain/day.js';
import { parseDecimal } from '../domain/decimal.js';
import { ChargeSheet } from './kit/chargeSheet.js';
import type { DaysRead } from './kit/readDays.js';
import { parseRecording, replay, summaryOf, totalOf, type Recording } from './kit/replay.testkit.js';
import { wireArbitrary } from './kit/wireArbitrary.testkit.js';
import { checkShape } from './kit/wireJson.js';
import { connectors } from './registry.js';

// Every connector is judged by these tests, also the one that comes next. With UPDATE_FIXTURES=1 they write what the
// recordings became (*.charges.json), for a person to review.

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const UPDATE = process.env['UPDATE_FIXTURES'] === '1';

const folders = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'kit')
  .map((entry) => entry.name);

function fixturesOf(id: string): string[] {
  const folder = `${ROOT}${id}/fixtures`;
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function read(id: string, file: string): string {
  return readFileSync(`${ROOT}${id}/fixtures/${file}`, 'utf8');
}

function recordingsOf(id: string): { file: string; recording: Recording }[] {
  const files = fixturesOf(id).filter((file) => file.endsWith('.exchanges.json'));
  return files.map((file) => ({ file, recording: parseRecording(read(id, file)) }));
}

test('every folder is registered, and every registered connector has its folder', () => {
  expect(connectors.map(({ id }) => id).sort()).toEqual(folders.sort());
});

test('names of the environment belong to one connector each', () => {
  const names = connectors.flatMap(({ environment }) => [...Object.values(environment.secrets), environment.baseUrl]);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[A-Z][A-Z0-9_]+$/.test(name))).toEqual([]);
});

describe.each(connectors.map((connector) => [connector.id, connector] as const))('%s', (id, connector) => {
  const endpoints = connector.streams.flatMap((stream) => stream.endpoints);
  const recordings = recordingsOf(id);

  test('has a page for people', () => {
    const readme = readFileSync(`${ROOT}${id}/README.md`, 'utf8');
    for (const word of [
      ...Object.values(connector.environment.secrets),
      connector.environment.baseUrl,
      connector.consoleUrl,
      ...connector.streams.map(({ name }) => name),
    ]) {
      expect(readme).toContain(word);
    }
  });

  test('says what it needs: addresses, scope, and a form for its credentials', () => {
    expect(new URL(connector.baseUrl).protocol).toBe('https:');
    expect(connector.baseUrl).not.toMatch(/\/$/);
    expect(new URL(connector.keysUrl).protocol).toBe('https:');
    expect(new URL(connector.consoleUrl).protocol).toBe('https:');
    expect(connector.serviceProviderName).not.toBe('');
    expect(connector.neededScope).toMatch(/key/);
    expect(connector.requestsPerMinute).toBeGreaterThan(0);
    const secrets = Object.entries(connector.secrets.properties) as [
      string,
      { title?: string; description?: string; minLength?: number },
    ][];
    expect(secrets.length).toBeGreaterThan(0);
    for (const [, secret] of secrets)
      expect(secret).toMatchObject({
        title: expect.stringMatching(/./),
        description: expect.stringMatching(/./),
        minLength: 1,
      });
    expect(Object.keys(connector.environment.secrets)).toEqual(secrets.map(([name]) => name));
  });

  test('has streams and endpoints with names of their own and limits that can be kept', () => {
    expect(new Set(connector.streams.map(({ name }) => name)).size).toBe(connector.streams.length);
    expect(new Set(endpoints.map(({ name }) => name)).size).toBe(endpoints.length);
    for (const { minDays, maxDays } of endpoints)
      expect(1 <= minDays && minDays <= maxDays && maxDays <= 31).toBe(true);
    for (const { restatementDays } of connector.streams) expect(restatementDays).toBeGreaterThanOrEqual(0);
  });

  test('an answer is asked for under paths of the provider, with text for every value', () => {
    for (const endpoint of endpoints) {
      const { path, query } = endpoint.request({ first: '2026-11-01' as never, last: '2026-11-03' as never });
      expect(path).toMatch(/^\/[\w/.-]+$/);
      for (const pair of query) expect(pair.every((part) => typeof part === 'string' && part !== '')).toBe(true);
    }
  });

  test('every stream and every endpoint has a recording', () => {
    expect([...new Set(recordings.map(({ recording }) => recording.stream))].sort()).toEqual(
      connector.streams.map(({ name }) => name).sort(),
    );
    expect([...new Set(recordings.map(({ recording }) => recording.endpoint))].sort()).toEqual(
      endpoints.map(({ name }) => name).sort(),
    );
    for (const { file, recording } of recordings) expect(file.startsWith(`${recording.stream}-`)).toBe(true);
  });

  test('no fixture holds a secret, a person or an undeclared origin', () => {
    for (const file of fixturesOf(id)) {
      const text = read(id, file);
      expect([file, text.match(SECRETS)?.[0]]).toEqual([file, undefined]);
      expect([file, (text.match(/[\w.+-]+@[\w.-]+/g) ?? []).filter((mail) => !mail.endsWith('@example.test'))]).toEqual(
        [file, []],
      );
      if (file.endsWith('.exchanges.json')) expect(text).toMatch(/"_note": "(Synthetic|Recorded)/);
    }
    expect(fixturesOf(id).filter((file) => !/\.(exchanges|charges)\.json$/.test(file))).toEqual([]);
  });

  describe.each(recordings.map(({ file, recording }) => [file.replace('.exchanges.json', ''), recording] as const))(
    '%s',
    (name, recording) => {
      const played = replay(connector, recording);
      const chargesOf = (reads: readonly DaysRead[]) =>
        reads.flatMap((read) => read.windows.flatMap(({ charges }) => charges));

      test('is read with the recorded requests and no other', async () => {
        const { reads, unused } = await played;
        expect(unused).toEqual([]);
        expect(reads.at(-1)?.endpoint).toBe(recording.endpoint);
      });

      test('becomes exactly the reviewed charges', async () => {
        const actual = `${JSON.stringify(summaryOf((await played).reads), null, 2)}\n`;
        const file = `${name}.charges.json`;
        if (UPDATE) writeFileSync(`${ROOT}${id}/fixtures/${file}`, actual);
        expect(actual).toBe(read(id, file));
      });

      test('holds each row once: series and period', async () => {
        const rows = chargesOf((await played).reads).map(
          (charge) => `${dimensionsKey(charge.dimensions)} ${charge.chargePeriod.start}`,
        );
        expect(new Set(rows).size).toBe(rows.length);
      });

      test('books every charge on its own asked day, over some time', async () => {
        const asked = eachDay(recording.range.first, recording.range.last);
        for (const { windows, kept, pending } of (await played).reads) {
          for (const value of [...windows, ...kept].map((window) => window.day).concat(pending))
            expect(asked).toContain(value);
          for (const { day: value, charges } of windows) {
            for (const { chargeDate, chargePeriod } of charges) {
              expect([chargeDate, chargePeriod.start.slice(0, 10)]).toEqual([value, value]);
              expect(chargePeriod.start < chargePeriod.end).toBe(true);
            }
          }
        }
      });

      test('speaks of every asked day: read, kept or pending', async () => {
        const days = (await played).reads.flatMap(({ windows, kept, pending }) => [
          ...windows.map((each) => each.day),
          ...kept.map((each) => each.day),
          ...pending,
        ]);
        expect(days.sort()).toEqual(eachDay(recording.range.first, recording.range.last));
      });

      test('gives usage no amount, and amounts no other unit than money', async () => {
        for (const { dimensions, billedCost, xBilledCostRaw } of chargesOf((await played).reads)) {
          if (dimensions.xMeasure === 'usage') expect([billedCost, xBilledCostRaw]).toEqual([null, '']);
          expect(dimensions.billingCurrency).toMatch(/^[A-Z]{3}$/);
          if (billedCost !== null) expect(xBilledCostRaw).toMatch(/^\S+ [A-Z]{3} (dollars|cents)$/);
        }
      });

      const stated = recording.statedTotal;
      if (stated !== undefined) {
        test('adds up to what the provider says', async () => {
          expect(totalOf(chargesOf((await played).reads))).toBe(parseDecimal(stated)?.value);
        });
      }
    },
  );

  test.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
    '%s: the mapper takes whatever passes the shape',
    (_name, endpoint) => {
      fc.assert(
        fc.property(wireArbitrary(endpoint.page), (value) => {
          const sheet = new ChargeSheet();
          endpoint.map(checkShape('test', endpoint.page, value), sheet);
          for (const { dimensions, chargeDate, billedCost } of sheet.charges) {
            const { tags, ...named } = dimensions;
            const texts = [...Object.values(named), ...Object.keys(tags), ...Object.values(tags)];
            expect(texts.filter((text) => typeof text !== 'string' || /[\p{Cc}\p{Cs}]/u.test(text))).toEqual([]);
            expect(parseDay(chargeDate)).toBe(chargeDate);
            if (billedCost !== null) expect(parseDecimal(billedCost)).toEqual({ value: billedCost, rounded: false });
          }
        }),
        { numRuns: 300 },
      );
    },
  );
});

/** Keys of the providers, tokens of other services, headers of a request. */
const SECRETS =
  /sk-(admin|ant|proj|or|svcacct)-[\w-]+|\bsk-[A-Za-z0-9]{20,}|Bearer\s+\S+|"(authorization|x-api-key|set-cookie)"|\bey[JK][\w-]{20,}\.|AKIA[A-Z0-9]{12,}|gh[pousr]_\w{20,}|-----BEGIN/i;
