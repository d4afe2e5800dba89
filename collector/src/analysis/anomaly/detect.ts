import { addDays } from '../../domain/day.js';
import type { DailyCosts, DayJudgement } from './dailyCosts.js';
import type { Detector, Impression } from './detector.js';
import { returnsMonthly } from './monthlyCharge.js';
import { anomalyOptions, type AnomalyOptions, type Verdict } from './options.js';
import { RobustDetector } from './robustDetector.js';
import { Sensitivity } from './sensitivity.js';
import { SigmaDetector } from './sigmaDetector.js';

/**
 * Judges every day of a series by the days before it, one judgement a day. What comes later never changes a judgement,
 * except that a verdict changes the days after the day it is about. Days that are unknown, incomplete, or of a known
 * event are never anomalous. Throws a CollectorError `USAGE` for options outside their range.
 */
export function detectAnomalies(series: DailyCosts, wish: Partial<AnomalyOptions> = {}): DayJudgement[] {
  const options = anomalyOptions(wish);
  const detector = detectorOf(options);
  const sensitivity = new Sensitivity(options.threshold);
  const excesses: number[] = [];
  return series.costs.map((cost, index) => {
    const day = addDays(series.firstDay, index);
    const known = series.isComplete?.[index] === false || options.events.has(day) ? null : cost;
    const verdict = options.verdicts.get(day);
    const impression = detector.look(known);
    excesses.push(known === null ? 0 : known - impression.expected);
    const isOdd = known !== null && alerts(known, impression, sensitivity.limit, options);
    const isFee = isOdd && knowsFees(options) && returnsMonthly(series.firstDay, excesses);
    const isAnomalous = isOdd && !isFee;
    detector.learn(isFee ? null : known, isAnomalous && !isNormalAfterAll(verdict));
    sensitivity.learn(verdict);
    return judgement(impression, isAnomalous);
  });
}

function detectorOf({ detector, season, adaptDays }: AnomalyOptions): Detector {
  return detector === 'sigma' ? new SigmaDetector() : new RobustDetector(season, adaptDays);
}

function alerts(cost: number, { expected, deviation }: Impression, limit: number, options: AnomalyOptions): boolean {
  if (Math.abs(deviation) < limit || Math.abs(cost - expected) < options.minExcess) return false;
  return deviation > 0 || options.directions === 'both';
}

/** Of a series whose rhythm is no week nobody knows whether its steps are days; the plain rule stays plain. */
function knowsFees({ detector, season }: AnomalyOptions): boolean {
  return detector === 'robust' && season === 7;
}

/** Such a day is an example of what may happen again. */
function isNormalAfterAll(verdict: Verdict | undefined): boolean {
  return verdict === 'expected' || verdict === 'false alarm';
}

function judgement({ expected, deviation }: Impression, isAnomalous: boolean): DayJudgement {
  return { expected, score: Math.abs(deviation), direction: deviation < 0 ? 'down' : 'up', isAnomalous };
}
