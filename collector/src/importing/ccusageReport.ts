import { isLosslessNumber, parse } from 'lossless-json';
import type { FaultLog } from './faultLog.js';
import { LineCounter } from './lineCounter.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** One day of a ccusage report, and where it stands. */
export interface ReportDay {
  readonly value: unknown;
  /** Its place, as `jq` would write it: `daily[3]`. */
  readonly place: string;
  /** '' unless the report is by project. */
  readonly project: string;
  readonly line: number;
}

type PlacedDay = Omit<ReportDay, 'line'>;

const HOW_TO = 'run: ccusage daily --json > usage.json';
const OTHER_REPORTS = ['weekly', 'monthly', 'session', 'sessions', 'blocks', 'projects'];

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}

/** The days of a ccusage report; null, with the reason in `faults`, when it is no daily report. */
export function reportDays(text: Buffer, faults: FaultLog): ReportDay[] | null {
  const source = text.toString('utf8');
  const days = placedDays(parsed(source, text, faults), faults);
  return days && withLines(days, source, text);
}

/** Undefined when the text is not JSON; the fault is noted. */
function parsed(source: string, text: Buffer, faults: FaultLog): unknown {
  try {
    return parse(source);
  } catch (error) {
    const position = Number(/position (\d+)/.exec(String(error))?.[1] ?? 0);
    const line = new LineCounter(text).at(Buffer.byteLength(source.slice(0, position)));
    const isCut = !/[}\]]\s*$/.test(source);
    faults.add(line, null, `the file is not valid JSON${isCut ? ': it breaks off' : ' here'}; ${HOW_TO}`);
    return undefined;
  }
}

function placedDays(report: unknown, faults: FaultLog): PlacedDay[] | null {
  if (report === undefined) return null;
  if (isObject(report)) {
    if (Array.isArray(report.daily)) return daysIn(report.daily, 'daily', '');
    const projects = report.projects;
    if (isObject(projects) && Object.values(projects).every((days) => Array.isArray(days))) {
      return Object.entries(projects).flatMap(([name, days]) =>
        daysIn(days as readonly unknown[], `projects[${JSON.stringify(name)}]`, name),
      );
    }
  }
  faults.add(1, null, refusal(report));
  return null;
}

function refusal(report: unknown): string {
  if (isObject(report) && Array.isArray(report.records)) {
    return 'the file is a JSON export of charges; export them with format=csv and import that file';
  }
  const name = isObject(report)
    ? OTHER_REPORTS.find((other) => Object.hasOwn(report, other) || report.type === other)
    : undefined;
  return name === undefined
    ? `the file is JSON but not a ccusage daily report; ${HOW_TO}`
    : `the file is a ccusage ${name} report, which does not tell the days apart; ${HOW_TO}`;
}

function daysIn(days: readonly unknown[], list: string, project: string): PlacedDay[] {
  return days.map((value, index) => ({ value, place: `${list}[${index}]`, project }));
}

/** Each day has its date once, so the places of the dates are the lines of the days; when they are not, no line is claimed. */
function withLines(days: readonly PlacedDay[], source: string, text: Buffer): ReportDay[] {
  const dates = [...source.matchAll(/"(?:date|period)"\s*:/g)];
  const counter = new LineCounter(text);
  let bytes = 0;
  let end = 0;
  return days.map((day, index) => {
    const date = dates.length === days.length ? dates[index] : undefined;
    if (!date) return { ...day, line: 1 };
    bytes += Buffer.byteLength(source.slice(end, date.index));
    end = date.index;
    return { ...day, line: counter.at(bytes) };
  });
}
