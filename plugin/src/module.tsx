import React, { lazy, Suspense } from 'react';
import { AppPlugin, type AppPluginMeta, type PluginConfigPageProps } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';
import type { AppSettings } from './api/settings';
import type { BudgetStatusProps } from './pages/extensions/BudgetStatus';
import { COMMANDS, EXPORT_OF_PANEL } from './pages/extensions/links';
import pluginJson from './plugin.json';

const App = lazy(async () => ({ default: (await import('./pages/App')).App }));
const LazyConfiguration = lazy(async () => ({
  default: (await import('./pages/configuration/Configuration')).Configuration,
}));
const LazyBudgetStatus = lazy(async () => ({
  default: (await import('./pages/extensions/BudgetStatus')).BudgetStatus,
}));

/** Grafana waits for pages by itself, but not for the tabs of the configuration. */
function Configuration(props: PluginConfigPageProps<AppPluginMeta<AppSettings>>) {
  return (
    <Suspense fallback={<LoadingPlaceholder text="" />}>
      <LazyConfiguration {...props} />
    </Suspense>
  );
}

function BudgetStatus(props: BudgetStatusProps) {
  return (
    <Suspense fallback={<LoadingPlaceholder text="" />}>
      <LazyBudgetStatus {...props} />
    </Suspense>
  );
}

export const plugin = new AppPlugin<AppSettings>()
  .setRootPage(App)
  .addConfigPage({ title: 'Configuration', icon: 'cog', body: Configuration, id: 'configuration' })
  .addLink(EXPORT_OF_PANEL)
  .exposeComponent<BudgetStatusProps>({
    id: `${pluginJson.id}/budget-status/v1`,
    title: 'Budget status',
    description: 'How a budget stands: give its number or its name as "budget"',
    component: BudgetStatus,
  });
for (const command of COMMANDS) plugin.addLink(command);
