import { SOURCE_LOOKS } from '../../../components/source/sources';

const NAMES = Object.keys(SOURCE_LOOKS);

/** The place of a source in lists and in a pile; one that is not known comes last. */
export function sourceOrder(source: string): number {
  const place = NAMES.indexOf(source);
  return place < 0 ? NAMES.length : place;
}
