import { sensitivityOptions } from './sensitivity';
import type { Setting } from './setting';

/** The settings in sentences, for those who may only read them. */
export function settingSentences({ threshold, detector, directions, min_excess: floor, enabled }: Setting): string[] {
  if (!enabled) return ['The search for unusual days is switched off here'];
  const sensitivity = sensitivityOptions(threshold).find(({ value }) => value === threshold);
  return [
    `Sensitivity: ${sensitivity?.label}. ${sensitivity?.description}`,
    directions === 'up' ? 'Only days that cost more than usual alert' : 'Cheaper days alert as well',
    floor === null
      ? 'A difference below 5, or below 3% of a usual day of the account, never alerts'
      : `A difference below ${floor} never alerts`,
    ...(detector === 'sigma' ? ['The plain rule of standard deviations is used'] : []),
  ];
}
