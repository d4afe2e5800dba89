import { lazy } from 'react';
import { AppPlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { loadResources } from '@grafana/scenes';
import pluginJson from './plugin.json';

await initPluginTranslations(pluginJson.id, [loadResources]);

const App = lazy(async () => ({ default: (await import('./pages/App')).App }));

export const plugin = new AppPlugin().setRootPage(App);
