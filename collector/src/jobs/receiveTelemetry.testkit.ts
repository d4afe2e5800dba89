/** Telemetry of Claude Code and of other applications, as their exporters send it. */
import { addDays, dayOfEpoch, startOfDay, type Day } from '../domain/day.js';
import { decodeMetrics } from '../telemetry/decodeMetrics.js';
import { attribute, bodyOf, histogramOf, pointOf, sumOf } from '../telemetry/otlpBody.testkit.js';
import type { OtlpRequest } from '../telemetry/otlpRequest.js';

/** Telemetry may be sixty days old, so that tests live near the present. */
export const TUESDAY = addDays(dayOfEpoch(Date.now()), -9);
export const WEDNESDAY = addDays(TUESDAY, 1);

export const CLAUDE_MODEL = 'claude-sonnet-4-5';

export interface Moment {
  readonly day?: Day;
  readonly minute?: number;
  readonly session?: string;
  readonly model?: string;
}

export function nanos(day: Day, minute: number): string {
  return String(BigInt(startOfDay(day) + minute * 60_000) * 1_000_000n);
}

function attributesOf({ session = 's-1', model = CLAUDE_MODEL }: Moment): object[] {
  return [attribute('session.id', session), attribute('user.email', 'dev1@example.test'), attribute('model', model)];
}

/** Dollars of one minute. */
export function spent(asDouble: number, moment: Moment = {}): object {
  const { day = TUESDAY, minute = 10 } = moment;
  const times = { startTimeUnixNano: nanos(day, minute - 1), timeUnixNano: nanos(day, minute) };
  return sumOf('claude_code.cost.usage', [pointOf({ ...times, asDouble }, attributesOf(moment))]);
}

/** Dollars since the first minute of Tuesday. */
export function spentSoFar(asDouble: number, moment: Moment = {}): object {
  const { day = TUESDAY, minute = 10 } = moment;
  const times = { startTimeUnixNano: nanos(TUESDAY, 0), timeUnixNano: nanos(day, minute) };
  return sumOf('claude_code.cost.usage', [pointOf({ ...times, asDouble }, attributesOf(moment))], 2);
}

/** Input tokens of a model, since the first minute of Tuesday. */
export function tokensSoFar(sum: number, model: string, provider = 'openai'): object {
  const times = { startTimeUnixNano: nanos(TUESDAY, 0), timeUnixNano: nanos(TUESDAY, 10) };
  const attributes = [
    attribute('gen_ai.operation.name', 'chat'),
    attribute('gen_ai.provider.name', provider),
    attribute('gen_ai.token.type', 'input'),
    attribute('gen_ai.request.model', model),
  ];
  return histogramOf('gen_ai.client.token.usage', [pointOf({ ...times, count: '3', sum }, attributes)]);
}

export function requestOf(metrics: readonly object[], account?: string): OtlpRequest {
  const resource = [attribute('service.name', 'claude-code')];
  if (account !== undefined) resource.push(attribute('aicost.account', account));
  return decodeMetrics('json', Buffer.from(JSON.stringify(bodyOf(metrics, resource))));
}
