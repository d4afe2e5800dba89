import { sampleDefinition, sampleStatus } from './budgets.testkit';
import { outlookFacts } from './facts';
import { budgetNotes } from './notes';
import { runningBudget, type Status } from './running';

function facts(more: Partial<Status> = {}): Record<string, string> {
  const status = sampleStatus(more);
  const found = outlookFacts(status, runningBudget(status, []));
  return Object.fromEntries(found.map(({ label, value, detail }) => [label, `${value}; ${detail}`]));
}

test('what it will come to is said with its range, its chance and its day', () => {
  expect(facts()).toEqual({
    'Expected at the end': '$1,100.00; 80% range: $1,050.00 to $1,250.00',
    'Chance to pass the limit': '92%; confidence of the forecast: high',
    'When the money ends': '27 Nov; by the forecast (between 26 and 28 Nov)',
    'At today’s rate': '$41.00 a day; from tomorrow on: about $1,107.50 at the end, $107.50 over the limit',
    'To stay within the limit': '$22.44 a day; at most about so much on each of the 8 days left',
  });
});

test('without a forecast it says why, and nothing of a chance', () => {
  const none = {
    expected_at_end: null,
    pass_probability: null,
    exhausted_by: 'burn rate',
    exhausted_on: null,
  } as const;
  const told = facts({ ...none, forecast: 'not enough data', exhausted_on_earliest: null, exhausted_on_latest: null });
  expect(told['Expected at the end']).toBe('No forecast; it needs 14 days of costs');
  expect(facts({ ...none, forecast: 'none made' })['Expected at the end']).toBe('No forecast; none was made yet');
  expect(told['When the money ends']).toBe('Not before 30 Nov 2026; at today’s rate');
  expect(told).not.toHaveProperty('Chance to pass the limit');
});

test.each([
  [0.01, 'At most 1%'],
  [0.99, 'At least 99%'],
])('a chance of %d is the end of what can be known', (chance, text) => {
  expect(facts({ pass_probability: chance })['Chance to pass the limit']).toMatch(text);
});

test('a limit that is passed leaves nothing, and no chance', () => {
  const told = facts({
    spent: '1200',
    remaining: '-200',
    used_ratio: 1.2,
    exhausted_by: 'passed',
    exhausted_on: '2026-11-20',
  });
  expect(told['To stay within the limit']).toBe('Nothing is left; $200.00 over the limit');
  expect(told['When the money ends']).toMatch(/^It ended on 20 Nov/);
  expect(told).not.toHaveProperty('Chance to pass the limit');
});

test('where nothing is known, that is said', () => {
  const told = facts({ exhausted_by: 'unknown', exhausted_on: null, burn_rate_per_day: null });
  expect(told['When the money ends']).toMatch(/^Not known/);
  expect(told).not.toHaveProperty('At today’s rate');
});

test('a percentage stands at its amount on the bar, and a forecast at none', () => {
  const { thresholds } = runningBudget(sampleStatus(), sampleDefinition().thresholds);
  expect(thresholds).toEqual([
    { severity: 'warning', amount: 700 },
    { severity: 'critical', amount: 900 },
  ]);
});

test('the notes say what may change, what is missing, and when people are told', () => {
  const status = sampleStatus({ booked_ahead: '30' });
  const { thresholds } = sampleDefinition();
  expect(budgetNotes(runningBudget(status, thresholds), status, thresholds)).toEqual([
    '$12.25 of it may still change',
    '2 charges without a price are not counted',
    'Costs in other currencies are not counted: EUR',
    'Counts what is billed',
    '$30.00 is booked on days to come and not in it',
    'People are told: warning at $700.00, critical at $900.00, warning when the chance to pass the limit reaches 80%',
  ]);
  expect(budgetNotes(runningBudget(status, []), status, [])).toContain('Nobody is told of it: it has no thresholds');
});
