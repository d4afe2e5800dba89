import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Where on the page somebody is. It stands in the address, so that every entry and form has a link. */
export type Place =
  | { readonly is: 'list' }
  | { readonly is: 'new' }
  | { readonly is: 'import' }
  | { readonly is: 'entry'; readonly id: number }
  | { readonly is: 'edit'; readonly id: number };

export function placeOf(address: URLSearchParams): Place {
  const id = Number(address.get('entry') ?? Number.NaN);
  const view = address.get('view');
  if (Number.isSafeInteger(id) && id > 0) return { is: view === 'edit' ? 'edit' : 'entry', id };
  return view === 'new' || view === 'import' ? { is: view } : { is: 'list' };
}

/** The address of a place; the filters of the list stay. */
export function addressOfPlace(address: URLSearchParams, place: Place): URLSearchParams {
  const next = new URLSearchParams(address);
  next.delete('entry');
  next.delete('view');
  if ('id' in place) next.set('entry', String(place.id));
  if (place.is !== 'list' && place.is !== 'entry') next.set('view', place.is);
  return next;
}

export function usePlace() {
  const [address, setAddress] = useSearchParams();
  const place = useMemo(() => placeOf(address), [address]);
  const go = useCallback((next: Place) => setAddress((now) => addressOfPlace(now, next)), [setAddress]);
  return { place, go };
}
