import { day, parseDay, type Day } from '../../domain/day.js';
import { CollectorError } from '../../errors.js';
import { detectAnomalies } from './detect.js';
import { DETECTORS, type AnomalyOptions, type DetectorName } from './options.js';

/** Beyond it squares of amounts could leave the range of a number. */
const MAX_AMOUNT = 1e15;
/** Any day will do: the rhythm is counted from the first amount. */
const SOME_DAY = day('2000-01-03');

/** The answer to one line: per day of its history whether it is anomalous, how much, and what was expected. */
export interface AnomalyAnswer {
  readonly id?: string | number;
  readonly flag: readonly boolean[];
  readonly score: readonly number[];
  readonly expected: readonly number[];
}

/** A line that could not be judged; `error` begins with where it stands. */
export interface AnomalyRefusal {
  readonly id?: string | number;
  readonly error: string;
}

/** Judges the series of one JSON line. Never throws for what the line says; unknown fields are ignored. */
export function answerLine(text: string, lineNumber: number): AnomalyAnswer | AnomalyRefusal {
  let id: { id?: string | number } = {};
  try {
    const line = objectOf(text);
    id = idOf(line);
    const costs = historyOf(line);
    const judgements = detectAnomalies({ firstDay: startOf(line), costs }, optionsOf(line));
    return {
      ...id,
      flag: judgements.map(({ isAnomalous }) => isAnomalous),
      score: judgements.map(({ score }) => score),
      expected: judgements.map(({ expected }) => expected),
    };
  } catch (error) {
    if (!(error instanceof CollectorError)) throw error;
    return { ...id, error: `line ${lineNumber}: ${error.message}` };
  }
}

type Fields = Readonly<Record<string, unknown>>;

function objectOf(text: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refused('this is not JSON; write one object a line, such as {"id":"a","history":[1,2,null]}');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw refused('this is not a JSON object; write {"id":"a","history":[1,2,null]}');
}

function idOf({ id }: Fields): { id?: string | number } {
  if (id === undefined || id === null) return {};
  if (typeof id === 'string' || typeof id === 'number') return { id };
  throw refused('"id" is neither text nor a number');
}

function historyOf({ history }: Fields): (number | null)[] {
  if (!Array.isArray(history)) throw refused('"history" is missing; give a list of amounts, null for an unknown day');
  return history.map((amount: unknown, index) => {
    if (amount === null || (typeof amount === 'number' && Math.abs(amount) <= MAX_AMOUNT)) return amount;
    const shown = amount === Infinity || amount === -Infinity ? 'a number beyond all bounds' : JSON.stringify(amount);
    throw refused(`"history" holds ${shown} at place ${index}; give an amount up to 1e15, or null`);
  });
}

function startOf({ start }: Fields): Day {
  if (start === undefined || start === null) return SOME_DAY;
  const first = typeof start === 'string' ? parseDay(start.slice(0, 10)) : null;
  if (first) return first;
  throw refused(`"start" is ${JSON.stringify(start)}; give a day such as 2026-01-31`);
}

function optionsOf({ m = 7, threshold = 3, detector = 'robust' }: Fields): Partial<AnomalyOptions> {
  if (typeof m !== 'number') throw refused('"m" is not a number; give the days of a season, 7 for a week');
  if (typeof threshold !== 'number') throw refused('"threshold" is not a number; give one from 1 to 6');
  if (!isDetector(detector)) {
    throw refused(`"detector" is ${JSON.stringify(detector)}; give one of ${DETECTORS.join(', ')}`);
  }
  return { season: m, threshold, detector };
}

function isDetector(value: unknown): value is DetectorName {
  return DETECTORS.includes(value as DetectorName);
}

function refused(message: string): CollectorError {
  return new CollectorError('USAGE', message);
}
