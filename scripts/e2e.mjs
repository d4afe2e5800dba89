// `npm run e2e`: the plugin in a real Grafana. Without one it says so; with E2E_REQUIRED=1 that is a failure.
import { findGrafana } from './grafana.mjs';

const grafana = findGrafana();
if (!grafana) {
  process.stdout.write(
    'No Grafana here (GRAFANA_URL, GRAFANA_HOME or "grafana" on PATH): the end-to-end tests were not run.\n',
  );
  process.exit(process.env.E2E_REQUIRED === '1' ? 1 : 0);
}
process.stdout.write(
  `Grafana found (${grafana}), but the app has no pages to drive yet: the end-to-end tests were not run.\n`,
);
process.exit(process.env.E2E_REQUIRED === '1' ? 1 : 0);
