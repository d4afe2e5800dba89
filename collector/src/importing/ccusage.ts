import { isLosslessNumber } from 'lossless-json';
import { NO_DIMENSIONS } from '../domain/charge.js';
import { dayPeriod, type Day } from '../domain/day.js';
import { decimal, sumDecimals, toUnits, ZERO, type Decimal } from '../domain/decimal.js';
import { isObject, reportDays, type JsonObject, type ReportDay } from './ccusageReport.js';
import { parseChargeDay, parseCount, parseJsonAmount, parseName, type Parsed } from './cells.js';
import { providerOfModel } from './modelProvider.js';
import type { ImportRow } from './reading.js';
import type { ReadingDraft } from './readingDraft.js';

const TOKEN_KINDS = ['inputTokens', 'outputTokens', 'cacheCreationTokens', 'cacheReadTokens'];
/** Sums of floating point numbers are never equal to the last digit. */
const TOLERANCE = toUnits(decimal('0.01'));

/** Reads `ccusage daily --json`: one estimated cost per day and model. */
export function readCcusage(text: Buffer, defaultAccount: string, draft: ReadingDraft): void {
  draft.suggestedSource = 'estimate';
  const accountName = defaultAccount || 'ccusage';
  for (const day of reportDays(text, draft.faults) ?? []) {
    new DayReader(day, accountName, draft).read();
  }
}

/** One day of the report: what it costs by model. */
class DayReader {
  constructor(
    private readonly day: ReportDay,
    private readonly accountName: string,
    private readonly draft: ReadingDraft,
  ) {}

  read(): void {
    const { value, project } = this.day;
    const day = this.dayOf(value);
    const name = this.take('', parseName(project));
    const models = isObject(value) ? this.models(value) : null;
    if (!isObject(value) || day === null || name === null || models === null) return this.draft.skip();
    const rows = models.flatMap(([entry, place]) => this.row(entry, place, day, name) ?? []);
    if (rows.length === models.length) this.checkTotal(value, rows);
    for (const row of rows) this.draft.add(row);
    for (let missing = models.length - rows.length; missing > 0; missing -= 1) this.draft.skip();
  }

  /** Version 20 names the day `period`, older ones and reports by project name it `date`. */
  private dayOf(value: unknown): Day | null {
    const text = isObject(value) ? (value.date ?? value.period) : undefined;
    if (typeof text !== 'string') {
      this.refuse('.date', 'the day has no date; ccusage writes it as 2026-01-31');
      return null;
    }
    return this.take('.date', parseChargeDay(text));
  }

  /** The entries of a day and their places; a day without a breakdown is one entry by itself. */
  private models(value: JsonObject): [JsonObject, string][] | null {
    const { modelBreakdowns: list, modelsUsed } = value;
    if (!Array.isArray(list) || list.length === 0) {
      const modelName: unknown = Array.isArray(modelsUsed) && modelsUsed.length === 1 ? modelsUsed[0] : '';
      return [[{ ...value, modelName, cost: value.totalCost }, '']];
    }
    if (list.every(isObject)) return list.map((entry, index) => [entry, `.modelBreakdowns[${index}]`]);
    this.refuse('.modelBreakdowns', 'a model is not a JSON object');
    return null;
  }

  private row(entry: JsonObject, place: string, day: Day, project: string): ImportRow | null {
    const { modelName } = entry;
    const xModel = this.take(`${place}.modelName`, typeof modelName === 'string' ? parseName(modelName) : notGiven());
    const tokens = TOKEN_KINDS.map((kind) => this.take(`${place}.${kind}`, tokensOf(entry[kind])));
    const cost = this.take(`${place}.cost`, costOf(entry.cost));
    if (xModel === null || cost === null || tokens.includes(null)) return null;
    const consumedQuantity = sumDecimals(tokens.filter((count) => count !== null));
    return {
      line: this.day.line,
      serviceProviderName: providerOfModel(xModel),
      accountName: this.accountName,
      day,
      dimensions: {
        ...NO_DIMENSIONS,
        xMeasure: 'cost',
        chargeDescription: 'ccusage',
        xModel,
        consumedUnit: 'Tokens',
        tags: project === '' ? {} : { project },
      },
      period: dayPeriod(day),
      // ccusage prints 0 for a model without a known price. That is unpriced, not free.
      billedCost: cost.amount === ZERO && consumedQuantity !== ZERO ? null : cost.amount,
      xBilledCostRaw: cost.raw,
      listCost: null,
      consumedQuantity,
      notes: '',
    };
  }

  /** A model left out of the breakdown would be money lost without a word. */
  private checkTotal(value: JsonObject, rows: readonly ImportRow[]): void {
    const total = this.take('.totalCost', costOf(value.totalCost));
    if (!total?.amount) return;
    const sum = sumDecimals(rows.flatMap(({ billedCost }) => billedCost ?? []));
    const gap = toUnits(total.amount) - toUnits(sum);
    if (gap <= TOLERANCE && gap >= -TOLERANCE) return;
    const { line, place } = this.day;
    this.draft.faults.add(
      line,
      `${place}.totalCost`,
      `the day costs ${total.amount} but its models add up to ${sum}; run ccusage again`,
    );
  }

  private take<T>(place: string, parsed: Parsed<T>): T | null {
    if ('value' in parsed) return parsed.value;
    this.refuse(place, parsed.fault);
    return null;
  }

  private refuse(place: string, message: string): void {
    this.draft.faults.add(this.day.line, this.day.place + place, message);
  }
}

function tokensOf(count: unknown): Parsed<Decimal> {
  if (count === undefined || count === null) return { value: ZERO };
  return isLosslessNumber(count) ? parseCount(count.value) : notGiven();
}

/** `--no-cost` leaves the amount out; such a charge is unpriced. */
function costOf(cost: unknown): Parsed<{ amount: Decimal | null; raw: string }> {
  if (cost === undefined || cost === null) return { value: { amount: null, raw: '' } };
  if (!isLosslessNumber(cost)) return notGiven();
  const parsed = parseJsonAmount(cost.value);
  return 'fault' in parsed ? parsed : { value: { amount: parsed.value, raw: `${cost.value} USD` } };
}

function notGiven(): { fault: string } {
  return {
    fault: 'the value is missing or of another kind than ccusage writes; run: ccusage daily --json > usage.json',
  };
}
