import { describe, expect, test } from '@jest/globals';
import { Type } from 'typebox';
import { dimensionsKey } from '../../domain/charge.js';
import { day, dayPeriod, startOfDay, type Day } from '../../domain/day.js';
import { ChargeSheet, type WireCharge } from './chargeSheet.js';
import { parseBody } from './wireJson.js';

const DAY = day('2026-11-01');
const Row = Type.Object({ amount: Type.Unknown(), model: Type.Unknown() });

function wire(changes: Partial<WireCharge> = {}): WireCharge {
  return {
    day: DAY,
    period: dayPeriod(DAY),
    dimensions: { source: 'api', xMeasure: 'cost', xModel: 'gpt-x' },
    cost: { text: '1.5', shift: 0, unit: 'USD dollars' },
    row: { amount: 1.5 },
    ...changes,
  };
}

function sheetOf(...charges: readonly WireCharge[]): ChargeSheet {
  const sheet = new ChargeSheet();
  charges.forEach((charge) => sheet.add(charge));
  return sheet;
}

/** The tags of rows as the wire has them; two rows are two charges when they differ. */
function tagsOf(...rows: readonly string[]): Record<string, string>[] {
  const sheet = new ChargeSheet();
  return rows.map((row) => sheet.unknownDimensions(Row, parseBody('test', row) as Record<string, unknown>));
}

describe('a charge', () => {
  test('has exact amounts, the raw text with its unit, and defaults for what was not given', () => {
    const [charge] = sheetOf(
      wire({
        cost: { text: '41280.000000', shift: 2, unit: 'USD cents' },
        listCost: { text: '45866.666667', shift: 2, unit: 'x' },
        quantity: '7e3',
      }),
    ).charges;
    expect(charge).toMatchObject({
      billedCost: '412.8',
      listCost: '458.66666667',
      consumedQuantity: '7000',
      xBilledCostRaw: '41280.000000 USD cents',
      chargeDate: DAY,
      chargePeriod: { start: '2026-11-01T00:00:00Z', end: '2026-11-02T00:00:00Z' },
      dimensions: {
        source: 'api',
        xModel: 'gpt-x',
        subAccountId: '',
        chargeCategory: 'Usage',
        billingCurrency: 'USD',
        tags: {},
      },
    });
  });

  test('R6: without an amount it has none, never zero', () => {
    expect(sheetOf(wire({ cost: null })).charges[0]).toMatchObject({
      billedCost: null,
      listCost: null,
      consumedQuantity: null,
      xBilledCostRaw: '',
    });
  });

  test('P24: of less than nothing is a credit, and a charge of its own beside the use it gives back', () => {
    const amount = (text: string) => ({ text, shift: 0, unit: 'USD dollars' });
    const { charges } = sheetOf(
      wire({ cost: amount('1.25') }),
      wire({ cost: amount('-1.25') }),
      wire({ cost: amount('-0') }),
    );
    expect(charges.map(({ dimensions }) => dimensions.chargeCategory)).toEqual(['Usage', 'Credit', 'Usage']);
    expect(charges[1]?.billedCost).toBe('-1.25');
    const tax = wire({ cost: amount('-1'), dimensions: { source: 'api', xMeasure: 'cost', chargeCategory: 'Tax' } });
    expect(sheetOf(tax).charges[0]?.dimensions.chargeCategory).toBe('Tax');
  });

  test('R5: more than twelve decimals are rounded, counted, and kept as they came', () => {
    const sheet = sheetOf(wire({ cost: { text: '0.12345678901234567', shift: 0, unit: 'USD dollars' } }), wire());
    expect(sheet.rowsRounded).toBe(1);
    expect(sheet.charges[0]).toMatchObject({
      billedCost: '0.123456789012',
      xBilledCostRaw: '0.12345678901234567 USD dollars',
    });
  });

  test.each(['NaN', 'Infinity', '1e400', '1,234.50', '١٢', '', '1000000000000'])(
    'P29: an amount of %j is rejected with its row',
    (text) => {
      const row = { amount: { isLosslessNumber: true, value: text }, model: 'gpt-x' };
      const sheet = sheetOf(wire({ cost: { text, shift: 0, unit: 'USD dollars' }, row }));
      expect(sheet.charges).toEqual([]);
      expect(sheet.rejects).toEqual([
        { day: DAY, reason: 'bad_number', raw: JSON.stringify({ amount: text, model: 'gpt-x' }) },
      ]);
    },
  );

  test('P29: a list price or a quantity that is no number rejects the row too', () => {
    expect(sheetOf(wire({ listCost: { text: 'x', shift: 0, unit: '' } })).rejects).toHaveLength(1);
    expect(sheetOf(wire({ quantity: '1e99' })).rejects).toHaveLength(1);
  });

  test('a rejected row is kept to four thousand characters', () => {
    const [reject] = sheetOf(wire({ quantity: 'x', row: { text: 'y'.repeat(1_000_000) } })).rejects;
    expect(reject?.raw).toHaveLength(4_000);
  });
});

describe('equal dimensions', () => {
  test('are one shared object', () => {
    const sheet = sheetOf(
      wire(),
      wire({ cost: { text: '2', shift: 0, unit: '' } }),
      wire({ dimensions: { source: 'api', xMeasure: 'cost', xModel: 'other' } }),
    );
    const [a, b, c] = sheet.charges.map((charge) => charge.dimensions);
    expect(a).toBe(b);
    expect(a).not.toBe(c);
  });

  test('are equal whatever the order of their tags', () => {
    const tagged = (tags: Record<string, string>) => wire({ dimensions: { source: 'api', xMeasure: 'cost', tags } });
    const [a, b] = sheetOf(tagged({ x: '1', y: '2' }), tagged({ y: '2', x: '1' })).charges;
    expect(a?.dimensions).toBe(b?.dimensions);
  });
});

describe('control characters and half pairs', () => {
  const named = (chargeDescription: string, tags: Record<string, string> = {}) =>
    wire({ dimensions: { source: 'api', xMeasure: 'cost', chargeDescription, tags } });

  test('never reach the database', () => {
    const sheet = sheetOf(
      wire({
        dimensions: { source: 'api', xMeasure: 'cost', xModel: 'a\u0000b', tags: { 'k\ud800': 'v\n' } },
        cost: { text: '1', shift: 0, unit: 'U\u0000D' },
      }),
    );
    const [charge] = sheet.charges;
    expect(charge?.dimensions.xModel).toBe('a\\u0000b');
    expect(charge?.dimensions.tags).toEqual({ 'k\\ud800': 'v\\u000a' });
    expect(charge?.xBilledCostRaw).toBe('1 U\\u0000D');
  });

  test('keep two rows apart that differ in nothing else', () => {
    const keys = sheetOf(named('a b'), named('a\tb'), named('a\nb'), named('a\u001fb')).charges.map((charge) =>
      dimensionsKey(charge.dimensions),
    );
    expect(new Set(keys).size).toBe(4);
  });
});

describe('P09, P11: what a provider adds', () => {
  test('keeps two rows apart that differ in nothing else', () => {
    const [eu, us] = tagsOf('{"amount":1,"region":"eu"}', '{"amount":1,"region":"us"}');
    expect([eu, us]).toEqual([{ region: 'eu' }, { region: 'us' }]);
  });

  test('keeps them apart also when the difference lies deep', () => {
    const [a, b] = tagsOf('{"actor":{"type":"user","id":"a","seen":5}}', '{"actor":{"type":"user","id":"b","seen":6}}');
    expect(a).toEqual({ 'actor.type': 'user', 'actor.id': 'a' });
    expect(b).toEqual({ 'actor.type': 'user', 'actor.id': 'b' });
    expect(tagsOf('{"labels":["x","y"]}')).toEqual([{ 'labels.0': 'x', 'labels.1': 'y' }]);
  });

  test('is a quantity when it is a number, and no dimension: it would make a new series of every count', () => {
    expect(tagsOf('{"cached_audio_tokens":5}', '{"counts":{"a":1}}')).toEqual([{}, {}]);
  });

  test('is a dimension when it is true or false, and none when it is null', () => {
    expect(tagsOf('{"batch":true}', '{"batch":false}', '{"batch":null}')).toEqual([
      { batch: 'true' },
      { batch: 'false' },
      {},
    ]);
  });

  test('counts also when its name is one of JavaScript', () => {
    const [tags] = tagsOf('{"toString":"a","constructor":"b","__proto__":"c"}');
    expect(Object.entries(tags ?? {})).toEqual([
      ['toString', 'a'],
      ['constructor', 'b'],
      ['__proto__', 'c'],
    ]);
  });

  test('is recorded with a sample, whatever it is', () => {
    const sheet = new ChargeSheet();
    const row = parseBody(
      'test',
      '{"amount":1,"new_number":4.20,"new_text":"x","new\\u0000name":"y","new_object":{"a":1.50}}',
    ) as Record<string, unknown>;
    sheet.unknownDimensions(Row, row);
    expect([...sheet.unknownFields]).toEqual([
      ['new_number', '"4.20"'],
      ['new_text', '"x"'],
      ['new\\u0000name', '"y"'],
      ['new_object', '{"a":"1.50"}'],
    ]);
    sheet.unknownDimensions(Row, { long: 'x'.repeat(1_000) });
    expect(sheet.unknownFields.get('long')).toHaveLength(200);
  });
});

describe('days of an answer', () => {
  test('are those it speaks of, with rows or without', () => {
    const sheet = sheetOf(wire());
    expect(sheet.enterDay(day('2026-11-02'), {})).toBe('2026-11-02');
    expect([...sheet.days]).toEqual([DAY, '2026-11-02' as Day]);
  });

  test('that are none are rejected, and no day is known', () => {
    const sheet = new ChargeSheet();
    expect(sheet.enterDay(null, { starting_at: 'yesterday' })).toBeNull();
    expect(sheet.rejects).toEqual([{ day: null, reason: 'bad_day', raw: '{"starting_at":"yesterday"}' }]);
    expect(sheet.days.size).toBe(0);
  });
});

describe('until when an answer is complete', () => {
  const refreshed = (...texts: (string | null | undefined)[]) => {
    const sheet = new ChargeSheet();
    texts.forEach((text) => sheet.noteRefreshed(text));
    return sheet.refreshedAt;
  };

  test('is not known before a page said so', () => expect(new ChargeSheet().refreshedAt).toBeNull());

  test('is what the page says', () => expect(refreshed('2026-11-02T00:00:00Z')).toBe(startOfDay(day('2026-11-02'))));

  test('is the earliest that any page says, and never what a page does not say', () => {
    expect(refreshed('2026-11-03T00:00:00Z', '2026-11-02T00:00:00Z', '2026-11-04T00:00:00Z')).toBe(
      startOfDay(day('2026-11-02')),
    );
    expect(refreshed('2026-11-03T00:00:00Z', null)).toBe(-Infinity);
    expect(refreshed(undefined)).toBe(-Infinity);
    expect(refreshed('just now')).toBe(-Infinity);
    expect(refreshed('2026-11-03T00:00:00')).toBe(-Infinity);
  });
});
