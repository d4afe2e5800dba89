import { expect, test } from '@jest/globals';
import type { DayJudgement } from './dailyCosts.js';
import { incidentsOf } from './incidents.js';
import { changed, dayAt, judge, seriesOf, workingWeeks } from './series.testkit.js';
import { severityOf } from './severity.js';

/** `5` is anomalous with that score and up, `-5` down, `0` is quiet; everything costs 10 and 4 was expected. */
function incidents(...scores: number[]) {
  const judgements = scores.map((score): DayJudgement => ({
    expected: 4,
    score: Math.abs(score),
    direction: score < 0 ? 'down' : 'up',
    isAnomalous: score !== 0,
  }));
  return incidentsOf(seriesOf(scores.map(() => 10)), judgements);
}

test('neighbouring anomalous days are one incident with the worst of them', () => {
  expect(incidents(0, 3.2, 4.6, 3.1, 0)).toEqual([
    {
      firstDay: dayAt(1),
      lastDay: dayAt(3),
      direction: 'up',
      score: 4.6,
      worstDay: dayAt(2),
      severity: 'high',
      days: 3,
      excess: 18,
    },
  ]);
});

test('two quiet days do not end an incident, three do', () => {
  expect(incidents(3, 0, 0, 3)).toHaveLength(1);
  expect(incidents(3, 0, 0, 0, 3)).toHaveLength(2);
});

test('a turn from dearer to cheaper is another incident', () => {
  expect(incidents(3, -3).map(({ direction }) => direction)).toEqual(['up', 'down']);
});

test('quiet series have none', () => {
  expect(incidents()).toEqual([]);
  expect(incidents(0, 0, 0)).toEqual([]);
});

test.each([
  [2.9, 'low'],
  [3, 'medium'],
  [4, 'high'],
  [5, 'critical'],
  [99, 'critical'],
] as const)('a score of %d is %s', (score, severity) => {
  expect(severityOf(score)).toBe(severity);
});

test.each([
  ['a spike', 1, 2.5],
  ['three dear days', 3, 2.5],
  ['a new level', 60, 1.8],
])('%s is one incident', (_case, days, factor) => {
  const costs = changed(workingWeeks(150), 90, 90 + days, (cost) => factor * cost);
  expect(incidentsOf(seriesOf(costs), judge(costs))).toHaveLength(1);
});
