import { eachDay, parseDay, type Day } from '../../src/domain/day.js';
import { parseDecimal } from '../../src/domain/decimal.js';
import { parseFaults } from './faults/fault.js';
import { jsonAnswer, type Answer } from './http/answer.js';
import { isObject, type Json } from './http/json.js';
import { dayOfInstant } from './published.js';
import { nowOf, type ProviderState } from './state.js';
import { truthOf, type Truth } from './truth.js';
import { accountOf, withRestatement } from './world.js';

/** A request to a control endpoint; `text` is its body. */
export interface ControlCall {
  readonly method: string;
  readonly path: string;
  readonly params: URLSearchParams;
  readonly text: string;
}

type Handler = (state: ProviderState, call: ControlCall) => unknown;

const HANDLERS: Readonly<Record<string, Handler>> = {
  'GET /__truth': truth,
  'GET /__accounts': accounts,
  'GET /__clock': clock,
  'POST /__clock': setClock,
  'GET /__faults': (state) => state.faults.report(),
  'POST /__faults': setFaults,
  'GET /__requests': (state) => state.log.report(),
  'DELETE /__requests': (state) => (state.log.clear(), state.log.report()),
  'POST /__restate': restate,
};

/** Answers a control call; a mistake in it is a 400 that says what is wrong. */
export function control(state: ProviderState, call: ControlCall): Answer {
  const handler = HANDLERS[`${call.method} ${call.path}`];
  if (!handler) return jsonAnswer(404, { error: `no such control: ${call.method} ${call.path}` });
  try {
    return jsonAnswer(200, handler(state, call) as Json);
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError) return jsonAnswer(400, { error: error.message });
    throw error;
  }
}

/** One day of one account; a list for a stretch of days or without an account. */
function truth(state: ProviderState, { params }: ControlCall): Truth | Truth[] {
  const name = params.get('account');
  const asOf = params.get('asOf') ?? nowOf(state);
  const single = params.get('day');
  const days = single === null ? eachDay(dayParam(params, 'from'), dayParam(params, 'to')) : [dayParam(params, 'day')];
  const names = name === null ? state.world.accounts.map((account) => account.name) : [name];
  const truths = names.flatMap((account) => days.map((day) => truthOf(state.world, account, day, asOf)));
  const [only] = truths;
  return only && name !== null && single !== null ? only : truths;
}

function accounts(state: ProviderState): unknown {
  return state.world.accounts.map(({ name, provider, adminKey, organisation, firstDay, analytics }) => ({
    name,
    provider,
    key: adminKey,
    organisationId: organisation,
    firstDay,
    analytics,
    baseUrl: `${state.url}/${provider}`,
  }));
}

function clock(state: ProviderState): unknown {
  return { asOf: nowOf(state), real: state.asOf === null };
}

function setClock(state: ProviderState, { text }: ControlCall): unknown {
  const asOf = fieldsOf(text)['asOf'];
  if (asOf !== null && typeof asOf !== 'string') throw new RangeError('send {"asOf": "2026-01-31T12:00:00Z"} or null');
  if (asOf !== null) dayOfInstant(asOf);
  state.asOf = asOf;
  return clock(state);
}

function setFaults(state: ProviderState, { text }: ControlCall): unknown {
  state.faults.replace(parseFaults(jsonOf(text)));
  return state.faults.report();
}

function restate(state: ProviderState, { text }: ControlCall): Truth {
  const { account, day: dayText, factor, rows = null } = fieldsOf(text);
  const name = String(account);
  accountOf(state.world, name);
  const day = parseDay(String(dayText));
  const parsed = parseDecimal(String(factor ?? '1.05'));
  if (!day || !parsed) throw new RangeError('send {"account", "day": "2026-01-31", "factor": 1.05, "rows": 3}');
  if (rows !== null && typeof rows !== 'number') throw new RangeError('rows must be a number');
  state.world = withRestatement(state.world, { account: name, day, factor: parsed.value, rows });
  return truthOf(state.world, name, day, nowOf(state));
}

function fieldsOf(text: string): Record<string, Json> {
  const body = jsonOf(text);
  if (!isObject(body)) throw new RangeError('send a JSON object');
  return body;
}

function jsonOf(text: string): Json {
  return JSON.parse(text) as Json;
}

function dayParam(params: URLSearchParams, name: string): Day {
  const text = params.get(name);
  const day = text === null ? null : parseDay(text);
  if (!day) throw new RangeError(`${name} must be a day such as 2026-01-31; give day=, or from= and to=`);
  return day;
}
