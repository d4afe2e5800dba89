import React, { lazy, Suspense } from 'react';
import { AppPlugin, type AppPluginMeta, type PluginConfigPageProps } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';
import type { AppSettings } from './api/settings';

const App = lazy(async () => ({ default: (await import('./pages/App')).App }));
const LazyConfiguration = lazy(async () => ({
  default: (await import('./pages/configuration/Configuration')).Configuration,
}));

/** Grafana waits for pages by itself, but not for the tabs of the configuration. */
function Configuration(props: PluginConfigPageProps<AppPluginMeta<AppSettings>>) {
  return (
    <Suspense fallback={<LoadingPlaceholder text="" />}>
      <LazyConfiguration {...props} />
    </Suspense>
  );
}

export const plugin = new AppPlugin<AppSettings>().setRootPage(App).addConfigPage({
  title: 'Configuration',
  icon: 'cog',
  body: Configuration,
  id: 'configuration',
});
