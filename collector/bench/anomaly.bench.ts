import { detectAnomalies } from '../src/analysis/anomaly/detect.js';
import { incidentsOf } from '../src/analysis/anomaly/incidents.js';
import type { DetectorName } from '../src/analysis/anomaly/options.js';
import { day, daysBetween } from '../src/domain/day.js';
import { seeded } from '../test/money/random.js';
import { INCIDENT_KINDS, plant, quietSeries, type PlantedIncident, type Random } from './injectedIncidents.js';
import { cloudBills } from './cloudBills.js';
import { printTable } from './printTable.js';
import { NOT_HERE, realSeries } from './realSeries.js';

const FILES = ['nn5_daily_full_half.csv', 'web_daily.csv'];
const ROUNDS = 4;
/** An alert so many days after an incident still found it. */
const GRACE_DAYS = 3;
const FIRST_DAY = day('2024-01-01');
const CONTESTANTS: readonly { name: string; detector: DetectorName }[] = [
  { name: 'robust (product)', detector: 'robust' },
  { name: '3 sigma, 30 days', detector: 'sigma' },
];

/**
 * How well planted incidents are found in series made of real ones, and how often quiet days alert. Other seeds in every
 * run, unless `AICOST_BENCH_SEED` says which. An incident counts as found by an alert in it or three days after; no other adjustment is made.
 */
export async function anomaly(): Promise<void> {
  const seed = Number(process.env['AICOST_BENCH_SEED'] ?? Date.now() % 1_000_000);
  for (const file of FILES) {
    const series = realSeries(file);
    if (series === null) process.stdout.write(`\nPlanted incidents in ${file}: ${NOT_HERE}\n`);
    else measure(file, (random) => series.map(({ values }) => quietSeries(values, random)), seed);
  }
  measure('made-up cloud bills', cloudBills, seed);
  return Promise.resolve();
}

function measure(name: string, quietOnes: (random: Random) => number[][], seed: number): void {
  const counts = CONTESTANTS.map(() => new Count());
  for (let round = 0; round < ROUNDS; round += 1) {
    const random = seeded(seed + round);
    for (const quiet of quietOnes(random)) {
      const { costs, incidents } = plant(quiet, random);
      CONTESTANTS.forEach(({ detector }, index) => {
        counts[index]?.addPlanted(alertsOf(costs, detector), incidents);
        counts[index]?.addQuiet(alertsOf(quiet, detector).length, quiet.length);
      });
    }
  }
  printTable(
    `Planted incidents in ${name}, seeds ${seed} to ${seed + ROUNDS - 1}`,
    ['detector', 'precision', 'false %', 'recall', ...INCIDENT_KINDS, 'false / 1,000 quiet days'],
    CONTESTANTS.map(({ name }, index) => [name, ...(counts[index]?.figures() ?? [])]),
  );
}

interface Alert {
  readonly first: number;
  readonly last: number;
}

/** Both detectors look up and down, so that they are asked the same. */
function alertsOf(costs: readonly number[], detector: DetectorName): Alert[] {
  const series = { firstDay: FIRST_DAY, costs };
  return incidentsOf(series, detectAnomalies(series, { detector, directions: 'both' })).map(
    ({ firstDay, lastDay }) => ({
      first: daysBetween(FIRST_DAY, firstDay),
      last: daysBetween(FIRST_DAY, lastDay),
    }),
  );
}

function finds(alert: Alert, incident: PlantedIncident): boolean {
  return alert.last >= incident.first && alert.first <= incident.last + GRACE_DAYS;
}

class Count {
  #true = 0;
  #false = 0;
  #quietAlerts = 0;
  #quietDays = 0;
  readonly #planted = new Map<string, number>();
  readonly #found = new Map<string, number>();

  addPlanted(alerts: readonly Alert[], incidents: readonly PlantedIncident[]): void {
    const isTrue = alerts.filter((alert) => incidents.some((incident) => finds(alert, incident))).length;
    this.#true += isTrue;
    this.#false += alerts.length - isTrue;
    for (const incident of incidents) {
      add(this.#planted, incident.kind, 1);
      add(this.#found, incident.kind, alerts.some((alert) => finds(alert, incident)) ? 1 : 0);
    }
  }

  addQuiet(alerts: number, days: number): void {
    this.#quietAlerts += alerts;
    this.#quietDays += days;
  }

  figures(): string[] {
    const precision = this.#true / (this.#true + this.#false);
    const sum = (counts: Map<string, number>): number =>
      [...counts.values()].reduce((total, count) => total + count, 0);
    const recalls = INCIDENT_KINDS.map((kind) => (this.#found.get(kind) ?? 0) / (this.#planted.get(kind) ?? 0));
    return [
      precision.toFixed(3),
      (100 * (1 - precision)).toFixed(1),
      (sum(this.#found) / sum(this.#planted)).toFixed(3),
      ...recalls.map((recall) => recall.toFixed(2)),
      ((1000 * this.#quietAlerts) / this.#quietDays).toFixed(2),
    ];
  }
}

function add(counts: Map<string, number>, kind: string, count: number): void {
  counts.set(kind, (counts.get(kind) ?? 0) + count);
}
