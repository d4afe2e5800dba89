import { precisionSentence } from './verdicts';

test.each([
  [12, 2, 3, 'Of 14 judged in the last 365 days, 12 were real. 3 more were expected.'],
  [1, 0, 0, 'Of 1 judged in the last 365 days, 1 was real.'],
  [0, 2, 1, 'Of 2 judged in the last 365 days, 0 were real. 1 more was expected.'],
  [0, 0, 0, 'Nobody has said yet of an alert whether it was real or false.'],
  [0, 0, 2, 'Nobody has said yet of an alert whether it was real or false. 2 were expected.'],
])('%d confirmed, %d false and %d expected read: %s', (confirmed, false_alarms, expected, text) => {
  expect(precisionSentence({ confirmed, false_alarms, expected })).toBe(text);
});
