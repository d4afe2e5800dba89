import React, { useState } from 'react';
import { UrlSyncContextProvider } from '@grafana/scenes';
import { Answer } from '../../../components/Answer';
import { NothingYet } from '../NothingYet';
import { breakdownScene } from './breakdownScene';
import { useCurrencies } from './useCurrencies';

/** The scene, whose days and choices stand in the address. */
export function BreakdownSceneView() {
  return (
    <Answer of={useCurrencies()} what="the breakdown">
      {(currencies) => (currencies.length === 0 ? <NothingYet /> : <Scene currencies={currencies} />)}
    </Answer>
  );
}

function Scene({ currencies }: { readonly currencies: readonly string[] }) {
  const [scene] = useState(() => breakdownScene(currencies));
  return (
    <UrlSyncContextProvider scene={scene} createBrowserHistorySteps>
      <scene.Component model={scene} />
    </UrlSyncContextProvider>
  );
}
