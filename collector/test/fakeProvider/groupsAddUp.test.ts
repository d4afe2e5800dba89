import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day } from '../../src/domain/day.js';
import { fromUnits, type Decimal } from '../../src/domain/decimal.js';
import { demoWorld } from './demoWorld.js';
import { amountsOf, readUnits } from './faults/amounts.js';
import { anthropicWindow, openaiWindow, readPages } from './readAnswers.js';
import { startFakeProvider, type FakeProvider } from './server.js';

const TODAY = day('2026-11-22');
const FIRST = addDays(TODAY, -8);

let provider: FakeProvider;
beforeAll(async () => {
  provider = await startFakeProvider({ world: demoWorld(TODAY), asOf: '2026-11-22T12:00:00Z' });
});
afterAll(async () => provider.close());

async function sumOf(url: string, key: string): Promise<{ sum: Decimal; rows: number }> {
  const amounts = amountsOf({ data: await readPages(url, key) });
  return { sum: fromUnits(amounts.reduce((sum, slot) => sum + readUnits(slot), 0n)), rows: amounts.length };
}

async function expectEqualSums(url: string, key: string, dimensions: readonly string[], atMost: number): Promise<void> {
  const ungrouped = await sumOf(url, key);
  expect(ungrouped.rows).toBeGreaterThan(0);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...dimensions], { maxLength: atMost }), async (grouping) => {
      const grouped = await sumOf(url + grouping.map((name) => `&group_by[]=${name}`).join(''), key);
      expect(grouped.sum).toBe(ungrouped.sum);
      expect(grouped.rows).toBeGreaterThanOrEqual(ungrouped.rows);
    }),
    { numRuns: 12, seed: 1 },
  );
}

test('OpenAI costs: every grouping has the sum of the ungrouped answer', async () => {
  const url = `${provider.baseUrl('openai')}/v1/organization/costs?${openaiWindow(FIRST, TODAY)}&limit=4`;
  await expectEqualSums(url, 'sk-admin-demo-production', ['project_id', 'line_item', 'api_key_id', 'user_id'], 4);
});

test('Anthropic analytics: every grouping has the sum of the ungrouped answer', async () => {
  const window = anthropicWindow(FIRST, TODAY);
  const url = `${provider.baseUrl('anthropic')}/v1/organizations/analytics/cost?${window}&time_bucket_width=1d&limit=40`;
  const dimensions = ['actor', 'api_key_id', 'model', 'product', 'workspace_id', 'cost_type', 'token_type'];
  await expectEqualSums(url, 'sk-ant-admin-demo-claude-code', dimensions, 5);
});

test('Anthropic cost report: every grouping has the sum of the ungrouped answer', async () => {
  const url = `${provider.baseUrl('anthropic')}/v1/organizations/cost_report?${anthropicWindow(FIRST, TODAY)}&limit=4`;
  await expectEqualSums(url, 'sk-ant-admin-demo-legacy', ['workspace_id', 'description'], 2);
});

test('OpenRouter activity: workspaces add up to the whole', async () => {
  const url = `${provider.baseUrl('openrouter')}/api/v1/activity`;
  const whole = await sumOf(`${url}?date=${FIRST}`, 'sk-or-demo-management');
  const split = await sumOf(`${url}?date=${FIRST}&group_by=workspace`, 'sk-or-demo-management');
  expect(split.sum).toBe(whole.sum);
  expect(split.rows).toBe(whole.rows + 1);
});

test('arrays may be repeated, bracketed or separated by commas', async () => {
  const url = `${provider.baseUrl('openai')}/v1/organization/costs?${openaiWindow(FIRST, TODAY)}`;
  const forms = [
    'group_by=project_id&group_by=line_item',
    'group_by[]=project_id&group_by[]=line_item',
    'group_by=project_id,line_item',
  ];
  const answers = await Promise.all(forms.map((form) => readPages(`${url}&${form}`, 'sk-admin-demo-production')));
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});
