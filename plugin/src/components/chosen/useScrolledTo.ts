import { useEffect, useRef, useState } from 'react';

/** For what an address names: it is brought into view when it is first shown, and not again when it is clicked. */
export function useScrolledTo<Target extends Element>(isChosen: boolean) {
  const place = useRef<Target>(null);
  const [isWanted] = useState(isChosen);
  useEffect(() => {
    if (isWanted) place.current?.scrollIntoView({ block: 'center' });
  }, [isWanted]);
  return place;
}
