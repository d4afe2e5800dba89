import React from 'react';
import { agoText, instantText } from './ago';

/** How long ago something was; pointing at it tells when, in UTC. */
export function Ago({ instant }: { readonly instant: string }) {
  return (
    <time dateTime={instant} title={instantText(instant)}>
      {agoText(instant)}
    </time>
  );
}
