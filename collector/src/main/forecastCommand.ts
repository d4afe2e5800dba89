import type { Command } from 'commander';
import { forecastDays, LARGEST_AMOUNT } from '../analysis/forecast/forecast.js';
import { forecastItem } from '../api/routes/analytics/forecastShape.js';
import { day, parseDay } from '../domain/day.js';
import { CollectorError, errorMessage } from '../errors.js';
import { ForecastDesk } from '../jobs/analytics/forecastDesk.js';
import { readForecastQuestion } from '../jobs/analytics/readForecastQuestion.js';
import { directAnalyst } from '../jobs/analytics/threads/analyst.js';
import { ledgerAccountNamed } from './accountNamed.js';
import { withCollector } from './context.js';
import { printForecast } from './forecastTable.js';
import { answerLines } from './jsonLines.js';
import { printJson } from './output.js';

interface ForecastOptions {
  readonly stdin?: boolean;
  readonly account?: string;
  readonly service?: string;
  readonly model?: string;
  readonly horizon?: string;
  readonly json?: boolean;
}

export function addForecastCommand(program: Command): void {
  program
    .command('forecast')
    .description('what will be spent, and how sure that is; with --stdin: continue any daily series')
    .option('--account <name>', 'only this account')
    .option('--service <id>', 'only this service')
    .option('--model <name>', 'only this model')
    .option('--horizon <days>', '30, 60 or 90 days ahead: of the days in JSON and of the track record (default: 30)')
    .option('--json', 'print JSON; amounts are decimal strings')
    .option(
      '--stdin',
      'without a database, one JSON line in, one out: {"id","history":[number or null],"horizon":30,"m":7,"start":"2026-01-31"}',
    )
    .action((options: ForecastOptions) =>
      options.stdin === true ? answerLines('forecast', true, answer) : showForecasts(options),
    );
}

async function showForecasts({ account, service, model, horizon: days, json }: ForecastOptions): Promise<void> {
  await withCollector(async ({ pool }, { features }) => {
    if (!features.forecasting) throw refused('forecasting is switched off; set ENABLE_FORECASTING=true');
    const words = { service_id: service, model, horizon: days };
    const accountId = account === undefined ? undefined : String((await ledgerAccountNamed(pool, account)).accountId);
    const { question, horizon } = await readForecastQuestion(pool, { ...words, account_id: accountId });
    const answers = await new ForecastDesk(directAnalyst).answers(pool, question, horizon);
    if (json === true) return printJson({ horizon, forecasts: answers.map((one) => forecastItem(one, horizon)) });
    answers.forEach(printForecast);
  });
}

function answer(line: string, number: number): object {
  let id: unknown;
  try {
    const fields = objectOf(line);
    id = idOf(fields['id']);
    return { id, ...forecastOf(fields) };
  } catch (error) {
    if (!(error instanceof CollectorError)) throw error;
    return { ...(id === undefined ? {} : { id }), error: `line ${number}: ${errorMessage(error)}` };
  }
}

type Fields = Readonly<Record<string, unknown>>;

function forecastOf(fields: Fields): object {
  const values = historyOf(fields['history']);
  const horizon = wholeNumber('horizon', fields['horizon'], 1_000);
  const season = fields['m'] === undefined ? 7 : wholeNumber('m', fields['m'], 366);
  const start = fields['start'] === undefined ? day('1970-01-01') : startOf(fields['start']);
  const { days, total, method, confidence } = forecastDays({ values, season, start }, horizon);
  return {
    mean: days.map(({ mean }) => mean),
    lo80: days.map(({ lo80 }) => lo80),
    hi80: days.map(({ hi80 }) => hi80),
    lo95: days.map(({ lo95 }) => lo95),
    hi95: days.map(({ hi95 }) => hi95),
    total,
    method,
    confidence,
  };
}

function objectOf(line: string): Fields {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  } catch {
    // Told below, as any other text that is no object.
  }
  throw refused('it is not a JSON object; write {"id":"a","history":[1,2,null],"horizon":30}');
}

function idOf(value: unknown): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw refused('"id" is missing; give a text or a number, it comes back in the answer');
}

function historyOf(value: unknown): (number | null)[] {
  if (!Array.isArray(value)) throw refused('"history" is not a list; write numbers, and null for days nobody knows');
  const isGood = (item: unknown): boolean =>
    item === null || (typeof item === 'number' && Math.abs(item) <= LARGEST_AMOUNT);
  const bad = value.findIndex((item) => !isGood(item));
  if (bad === -1) return value as (number | null)[];
  throw refused(
    `"history" holds no amount at place ${bad + 1}; write a number up to 1e100, or null when it is unknown`,
  );
}

function wholeNumber(name: string, value: unknown, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw refused(`"${name}" is ${JSON.stringify(value) ?? 'missing'}; write a whole number from 1 to ${most}`);
}

/** Of hours, only the day is read. */
function startOf(value: unknown) {
  const parsed = typeof value === 'string' ? parseDay(value.replace(/[T ].*$/, '')) : null;
  if (parsed === null) throw refused(`"start" is ${JSON.stringify(value)}; write the first day as 2026-01-31`);
  return parsed;
}

function refused(message: string): CollectorError {
  return new CollectorError('USAGE', message);
}
