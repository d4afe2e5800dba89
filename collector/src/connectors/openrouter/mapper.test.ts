import { describe, expect, test } from '@jest/globals';
import { ChargeSheet } from '../kit/chargeSheet.js';
import { checkShape, parseBody } from '../kit/wireJson.js';
import { mapActivity } from './mapper.js';
import { ActivityPage } from './wire.js';

function sheetOf(...rows: string[]): ChargeSheet {
  const sheet = new ChargeSheet();
  mapActivity(checkShape('test', ActivityPage, parseBody('test', `{"data":[${rows.join(',')}]}`)), sheet);
  return sheet;
}

const row = (fields: string, date = '2026-11-20') => `{"date":"${date}","model":"m","usage":1.5${fields}}`;

describe('a row of activity', () => {
  test('is one cost and what explains it', () => {
    const { charges } = sheetOf(row(',"requests":3,"prompt_tokens":100,"completion_tokens":20,"reasoning_tokens":5'));
    expect(
      charges.map(({ dimensions, billedCost, consumedQuantity }) => [
        dimensions.xMeasure,
        dimensions.skuMeter,
        billedCost,
        consumedQuantity,
      ]),
    ).toEqual([
      ['cost', 'Inference', '1.5', null],
      ['usage', 'Input Tokens', null, '100'],
      ['usage', 'Output Tokens', null, '20'],
      ['usage', 'Requests', null, '3'],
    ]);
  });

  test('never counts what another provider bills', () => {
    const sheet = sheetOf(row(',"byok_usage_inference":100'));
    expect(sheet.charges.map(({ billedCost }) => billedCost)).toEqual(['1.5']);
    expect(sheet.unknownFields.size).toBe(0);
  });

  test('that cost nothing is a cost of zero, not an unknown one', () => {
    expect(sheetOf('{"date":"2026-11-20","usage":0}').charges[0]?.billedCost).toBe('0');
  });

  test('keeps endpoints, workspaces and new fields apart', () => {
    const { charges } = sheetOf(
      row(',"endpoint_id":"a"'),
      row(',"endpoint_id":"b"'),
      row(',"workspace_id":"w"'),
      row(',"region":"eu"'),
    );
    expect(new Set(charges.map(({ dimensions }) => dimensions)).size).toBe(4);
  });
});

describe('the day of a row', () => {
  test.each(['2026-11-20', '2026-11-20T00:00:00Z', '2026-11-20T00:00:00.000Z', '2026-11-20T00:00:00+00:00'])(
    '%s',
    (date) => {
      expect(sheetOf(row('', date)).charges[0]?.chargeDate).toBe('2026-11-20');
    },
  );

  test.each(['2026-11-20 00:00:00', '2026-11-20T01:00:00Z', '2026-11-20T00:00:00', '2026-11-31', '20.11.2026', ''])(
    '%j is none',
    (date) => {
      expect(sheetOf(row('', date)).rejects.map(({ reason }) => reason)).toEqual(['bad_day']);
    },
  );
});
