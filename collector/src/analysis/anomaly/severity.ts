export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Scores from 3, 4 and 5 are medium, high and critical; `low` is seen only under a threshold below 3. */
export function severityOf(score: number): Severity {
  if (score >= 5) return 'critical';
  if (score >= 4) return 'high';
  return score >= 3 ? 'medium' : 'low';
}
