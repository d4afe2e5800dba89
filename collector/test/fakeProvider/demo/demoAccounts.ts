import { addDays, addMonths, firstOfMonth, dayOfMonth, type Day } from '../../../src/domain/day.js';
import type { AccountSpec } from '../account.js';
import { anthropicClaudeCode } from './anthropicClaudeCode.js';
import { anthropicLegacy } from './anthropicLegacy.js';
import { anthropicPlatform } from './anthropicPlatform.js';
import { openaiProduction } from './openaiProduction.js';
import { openaiResearch } from './openaiResearch.js';
import { openrouterGateway } from './openrouterAccount.js';

const HISTORY_MONTHS = 13;
/** OpenRouter answers for thirty days only; an account this young can be read from its first day on. */
const GATEWAY_AGE_DAYS = 27;

/** The six accounts of the demo, with a history of thirteen months up to `today`. */
export function demoAccounts(today: Day): AccountSpec[] {
  const firstDay = monthsBefore(today, HISTORY_MONTHS);
  return [
    openaiProduction(today, firstDay),
    openaiResearch(today, firstDay),
    anthropicPlatform(today, firstDay),
    anthropicClaudeCode(today, firstDay),
    anthropicLegacy(today, firstDay),
    openrouterGateway(today, addDays(today, -GATEWAY_AGE_DAYS)),
  ];
}

/** The same day of an earlier month, or that month's 28th at the latest: every month has one. */
function monthsBefore(today: Day, months: number): Day {
  const month = addMonths(firstOfMonth(today), -months);
  return addDays(month, Math.min(dayOfMonth(today), 28) - 1);
}
