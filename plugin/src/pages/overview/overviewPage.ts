import { EmbeddedScene, SceneAppPage, SceneReactObject } from '@grafana/scenes';
import { pageUrl } from '../routes';
import { Overview } from './Overview';

export function overviewPage() {
  return new SceneAppPage({
    title: 'Overview',
    url: pageUrl('overview'),
    routePath: 'overview/*',
    getScene: () => new EmbeddedScene({ body: new SceneReactObject({ component: Overview }) }),
  });
}
