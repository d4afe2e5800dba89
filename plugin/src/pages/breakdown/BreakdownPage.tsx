import React, { lazy, Suspense } from 'react';
import { initPluginTranslations } from '@grafana/i18n';
import { LoadingPlaceholder } from '@grafana/ui';
import pluginJson from '../../plugin.json';
import { CostPage } from '../frame/CostPage';

/** The scene library and its texts are large: they come when this page is opened, the texts before anything is drawn. */
const Scene = lazy(async () => {
  const [{ loadResources }, { BreakdownSceneView }] = await Promise.all([
    import('@grafana/scenes'),
    import('./scene/BreakdownSceneView'),
  ]);
  await initPluginTranslations(pluginJson.id, [loadResources]);
  return { default: BreakdownSceneView };
});

/** Where the money goes, from all services down to a single key. */
export function BreakdownPage() {
  return (
    <CostPage name="breakdown">
      <Suspense fallback={<LoadingPlaceholder text="Loading the breakdown …" />}>
        <Scene />
      </Suspense>
    </CostPage>
  );
}
