import { dayOfEpoch, eachDay, type Day } from '../../src/domain/day.js';
import { fromUnits, parseDecimal, toUnits, type Decimal } from '../../src/domain/decimal.js';
import type { SimulatedAccount } from './world.js';
import { isObject, type Json, type JsonObject } from './http/json.js';
import { anthropicWindow, getJson, objectsIn, openaiWindow, readPages } from './readAnswers.js';

/** What a reader finds about a day, added up from all pages of all endpoints. */
export interface Totals {
  billedCost: Decimal;
  tokens: number;
  requests: number | null;
}

export type TotalsByDay = Map<string, Totals>;

/** Reads an account as a collector would, with pages small enough to need several. */
export async function readTotals(url: string, account: SimulatedAccount, first: Day, last: Day): Promise<TotalsByDay> {
  const totals: TotalsByDay = new Map();
  for (const day of eachDay(first, last)) totals.set(day, { billedCost: fromUnits(0n), tokens: 0, requests: 0 });
  if (account.provider === 'openai') await readOpenai(`${url}/openai/v1/organization`, account, first, last, totals);
  else if (account.provider === 'openrouter') await readOpenrouter(`${url}/openrouter/api/v1`, account, totals);
  else if (account.analytics) await readAnalytics(`${url}/anthropic/v1/organizations`, account, first, last, totals);
  else await readReports(`${url}/anthropic/v1/organizations`, account, first, last, totals);
  return totals;
}

async function readOpenai(root: string, account: SimulatedAccount, first: Day, last: Day, totals: TotalsByDay) {
  const window = openaiWindow(first, last);
  const grouping = 'group_by[]=project_id&group_by[]=line_item';
  for (const bucket of await readPages(`${root}/costs?${window}&limit=3&${grouping}`, account.adminKey)) {
    for (const row of objectsIn(bucket['results'])) {
      addCost(totals, startDay(bucket), isObject(row['amount']) ? row['amount']['value'] : undefined, 0);
    }
  }
  const streams = ['completions', 'embeddings', 'moderations', 'images', 'audio_speeches', 'audio_transcriptions'];
  for (const stream of streams) {
    const buckets = await readPages(
      `${root}/usage/${stream}?${window}&limit=4&group_by=project_id,model`,
      account.adminKey,
    );
    for (const bucket of buckets) {
      for (const row of objectsIn(bucket['results'])) {
        const tokens = numberOf(row['input_tokens']) + numberOf(row['output_tokens']);
        addCounts(totals, startDay(bucket), tokens, numberOf(row['num_model_requests']));
      }
    }
  }
}

async function readAnalytics(root: string, account: SimulatedAccount, first: Day, last: Day, totals: TotalsByDay) {
  const asked = `${anthropicWindow(first, last)}&time_bucket_width=1d&order_by=time&order=asc&limit=25`;
  const grouping = 'group_by[]=model&group_by[]=workspace_id&group_by[]=api_key_id';
  const fanOut = 'group_by[]=cost_type&group_by[]=token_type';
  for (const row of await readPages(`${root}/analytics/cost?${asked}&${grouping}&${fanOut}`, account.adminKey)) {
    addCost(totals, startDay(row), isObject(row['cost']) ? row['cost']['amount'] : undefined, 2);
  }
  for (const row of await readPages(`${root}/analytics/usage?${asked}&${grouping}`, account.adminKey)) {
    const usage = isObject(row['usage']) ? row['usage'] : {};
    addCounts(totals, startDay(row), anthropicTokens(usage), numberOf(usage['requests']));
  }
}

async function readReports(root: string, account: SimulatedAccount, first: Day, last: Day, totals: TotalsByDay) {
  const asked = `${anthropicWindow(first, last)}&limit=3`;
  const cost = `${root}/cost_report?${asked}&group_by[]=workspace_id&group_by[]=description`;
  for (const bucket of await readPages(cost, account.adminKey)) {
    for (const row of objectsIn(bucket['results'])) addCost(totals, startDay(bucket), row['amount'], 2);
  }
  const usage = `${root}/usage_report/messages?${asked}&group_by[]=model&group_by[]=api_key_id`;
  for (const bucket of await readPages(usage, account.adminKey)) {
    for (const row of objectsIn(bucket['results'])) addCounts(totals, startDay(bucket), anthropicTokens(row), null);
  }
}

async function readOpenrouter(root: string, account: SimulatedAccount, totals: TotalsByDay) {
  const body = await getJson(`${root}/activity`, account.adminKey);
  for (const row of objectsIn(body['data'])) {
    const day = String(row['date']);
    addCost(totals, day, row['usage'], 0);
    const tokens = numberOf(row['prompt_tokens']) + numberOf(row['completion_tokens']);
    addCounts(totals, day, tokens, numberOf(row['requests']));
  }
}

function startDay({ start_time: seconds, starting_at: start }: JsonObject): string {
  return start === undefined ? dayOfEpoch(numberOf(seconds) * 1000) : String(start).slice(0, 10);
}

function anthropicTokens(counts: JsonObject): number {
  const created = isObject(counts['cache_creation']) ? Object.values(counts['cache_creation']) : [];
  const rest = [counts['uncached_input_tokens'], counts['cache_read_input_tokens'], counts['output_tokens']];
  return [...created, ...rest].reduce((sum: number, count) => sum + numberOf(count), 0);
}

function addCost(totals: TotalsByDay, day: string, amount: Json | undefined, shift: number): void {
  const parsed = parseDecimal(String(amount), shift);
  if (!parsed || parsed.rounded) throw new Error(`not exact money: ${String(amount)}`);
  const total = totals.get(day);
  if (total) total.billedCost = fromUnits(toUnits(total.billedCost) + toUnits(parsed.value));
}

function addCounts(totals: TotalsByDay, day: string, tokens: number, requests: number | null): void {
  const total = totals.get(day);
  if (!total) return;
  total.tokens += tokens;
  total.requests = requests === null || total.requests === null ? null : total.requests + requests;
}

/** A count that is not there counts nothing; these are whole numbers far below 2^53. */
function numberOf(value: Json | undefined): number {
  return value === undefined || value === null ? 0 : Number(String(value));
}
