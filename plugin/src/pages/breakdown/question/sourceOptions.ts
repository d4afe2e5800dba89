import { SOURCE_LOOKS } from '../../../components/source/sources';

export const ALL_SOURCES = 'all';

/** What the filter by source offers, in people's words. */
export function sourceOptions() {
  const known = Object.entries(SOURCE_LOOKS).map(([value, { label }]) => ({ value, label }));
  return [{ value: ALL_SOURCES, label: 'All' }, ...known];
}
