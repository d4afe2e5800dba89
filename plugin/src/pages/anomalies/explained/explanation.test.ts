import type { Anomaly, Explanation } from '../anomaly';
import { explanationNotes } from './explanationNotes';
import { causeSteps, leafSteps } from './explanationSteps';

const none = { volume: '0', mix: '0', price: '0', unsplit: '0' };
const leaf = { ...none, account: null, project: 'search', key: 'agent', unit: 'tokens', before: '0' };
const explanation: Explanation = {
  sentence: '',
  before: '40.2',
  after: '124.3',
  change: '84.1',
  ...none,
  volume: '76.2',
  price: '-2.1',
  unsplit: '10',
  baseline_days: 4,
  leaves: [
    {
      ...leaf,
      model: 'gpt-5',
      token_kind: 'cache_read',
      state: 'new',
      after: '79',
      change: '79',
      volume: '76.2',
      mix: '2.8',
    },
    {
      ...leaf,
      model: null,
      project: null,
      key: null,
      token_kind: null,
      state: 'changed',
      after: '0',
      change: '-1',
      price: '-1',
    },
  ],
  other_leaves: { count: 3, ...none, change: '6.1', unsplit: '6.1' },
  cache_shares: [{ model: 'gpt-5', share_before: 0.7172, share_after: 0.5, effect: '4.69' }],
  first_seen: [{ kind: 'key', name: 'agent' }],
};

test('the causes lead from the usual cost to what it cost, and causes without money are left out', () => {
  expect(causeSteps(explanation).map(({ label, amount }) => [label, amount])).toEqual([
    ['Usual cost', 40.2],
    ['More was used', 76.2],
    ['Lower prices', -2.1],
    ['Not split', 10],
    ['What it cost', 124.3],
  ]);
});

test('each leaf says what it is, where it was used, and what its change is made of', () => {
  expect(leafSteps(explanation, 'USD').map(({ label, detail, amount }) => [label, detail, amount])).toEqual([
    ['Usual cost', undefined, 40.2],
    ['gpt-5, cache read', 'new · project search · key agent · volume +$76.20, mix +$2.80', 79],
    ['Without a model', 'price -$1.00', -1],
    ['3 smaller changes', 'not split +$6.10', 6.1],
    ['What it cost', undefined, 124.3],
  ]);
});

test('without smaller changes no step speaks of them', () => {
  const alone = { ...explanation, other_leaves: { ...explanation.other_leaves, count: 0, change: '0' } };
  expect(leafSteps(alone, 'USD')).toHaveLength(4);
});

test('the notes name what is new, what the cache did, and how usual differs from expected', () => {
  const notes = explanationNotes({ expected: '45', currency: 'USD' } as Anomaly, explanation);
  expect(notes).toEqual([
    'Never seen before: key agent',
    'Cached input of gpt-5 fell from 71.7% to 50.0%: +$4.69, which is inside the steps',
    'Usual is what the same weekdays cost in the weeks before (4 days): $40.20. The detector, which also knows the rhythm of the week, expected $45.00',
  ]);
});
