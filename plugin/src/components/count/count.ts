import { getValueFormat, formattedValueToString } from '@grafana/data';
import { userLocale } from '../money/money';

/** A count as people write it: 104,075. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat(userLocale()).format(count);
}

/** "1 record", "2 records". */
export function counted(count: number, one: string): string {
  return `${formatCount(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** A size as people say it: 6.11 MB. */
export function formatBytes(bytes: number): string {
  return formattedValueToString(getValueFormat('decbytes')(bytes));
}
