import { addDays, eachDay, firstOfMonth, type Day } from '../../../src/domain/day.js';
import type { Call } from '../http/call.js';
import { dollars, type JsonObject } from '../http/json.js';
import { publishedOn } from '../published.js';

const PAGE_SIZE = 100;

/** `GET /api/v1/keys`: names of keys; `usage` is this month's, because the limit of every key is monthly. */
export function keys(call: Call): JsonObject {
  const offset = Number(call.query.one('offset') ?? 0) || 0;
  const spend = spendSince(call, firstOfMonth(call.asOfDay));
  const week = spendSince(call, addDays(call.asOfDay, -7));
  const day = spendSince(call, addDays(call.asOfDay, -1));
  const listed = call.account.keys.filter((key) => !key.deleted).slice(offset, offset + PAGE_SIZE);
  return {
    data: listed.map((key) => ({
      hash: key.id,
      name: key.name,
      label: 'sk-or-demo…',
      disabled: false,
      limit: null,
      limit_remaining: null,
      limit_reset: 'monthly',
      include_byok_in_limit: false,
      usage: dollars(spend.get(key.id) ?? 0n),
      usage_daily: dollars(day.get(key.id) ?? 0n),
      usage_weekly: dollars(week.get(key.id) ?? 0n),
      usage_monthly: dollars(spend.get(key.id) ?? 0n),
      created_at: `${call.account.firstDay}T00:00:00Z`,
      updated_at: null,
      expires_at: null,
      creator_user_id: 'user_demo_ann',
      external_user: null,
      workspace_id: key.project,
    })),
  };
}

function spendSince(call: Call, first: Day): Map<string, bigint> {
  const spend = new Map<string, bigint>();
  for (const day of eachDay(first, addDays(call.asOfDay, -1))) {
    for (const { workload, lines } of publishedOn(call.world, call.account, day, call.asOfDay)) {
      const key = workload.key ?? '';
      for (const line of lines) spend.set(key, (spend.get(key) ?? 0n) + line.amount);
    }
  }
  return spend;
}
