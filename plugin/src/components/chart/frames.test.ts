import { costFrame, forecastFrame } from './frames';

test('a cost without a price is empty in the frame, and not zero', () => {
  const part = { day: '2026-11-08', source: 'api', finality: 'final', currency: 'USD' };
  const frame = costFrame([
    { ...part, cost: '1.5' },
    { ...part, cost: null },
  ]);
  const values = Object.fromEntries(frame.fields.map(({ name, values: all }) => [name, all]));
  expect(values).toMatchObject({
    day: [Date.parse('2026-11-08'), Date.parse('2026-11-08')],
    billing_currency: ['USD', 'USD'],
    billed_cost: [1.5, null],
  });
});

test('a frame without rows still has its columns, so that the panel can say that there is nothing', () => {
  expect(costFrame([]).fields.map(({ name }) => name)).toContain('billed_cost');
  const origin = { currency: 'USD', method: 'combination', madeAt: '2026-11-23T12:00:00Z' };
  expect(forecastFrame([], origin).fields.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['day', 'expected', 'lower80', 'upper95', 'made_at']),
  );
});
