import React from 'react';
import { agoText, instantText } from './ago';

/** When something was, in UTC; pointing at it tells how long ago. */
export function Instant({ instant }: { readonly instant: string }) {
  return (
    <time dateTime={instant} title={agoText(instant)}>
      {instantText(instant)}
    </time>
  );
}
