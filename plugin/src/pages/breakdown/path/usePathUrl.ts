import { useSearchParams } from 'react-router-dom';
import { pageUrl } from '../../routes';
import { type Path, STOPS } from './path';

/** Addresses of other places on the way, with the same days and filters. */
export function usePathUrl(): (path: Path) => string {
  const [search] = useSearchParams();
  return (path) => {
    const parameters = new URLSearchParams(search);
    for (const stop of STOPS) parameters.delete(stop);
    for (const ofTable of ['rows', 'by']) parameters.delete(ofTable);
    for (const [stop, id] of Object.entries(path)) parameters.set(stop, id);
    const query = parameters.toString();
    return query === '' ? pageUrl('breakdown') : `${pageUrl('breakdown')}?${query}`;
  };
}
