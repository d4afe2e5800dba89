import type { CallAnswer } from '../../../api/calls';

/** How unusual a day must be to alert. */
export type Setting = CallAnswer<'GET /api/analytics/anomaly-settings'>;

/** A setting as it is typed; an empty floor is the collector's own. */
export interface SettingWish extends Pick<Setting, 'threshold' | 'directions' | 'detector' | 'enabled'> {
  readonly floor: string;
}

export function wishOf({ threshold, directions, min_excess: floor, detector, enabled }: Setting): SettingWish {
  return { threshold, directions, floor: floor ?? '', detector, enabled };
}

/** What is wrong with a least difference, in words; true when nothing is. */
export function floorFault(text: string): string | true {
  const isFine = text.trim() === '' || /^\d+(\.\d+)?$/.test(text.trim());
  return isFine || 'Write an amount of 0 or more, as in 12.50, or nothing';
}
