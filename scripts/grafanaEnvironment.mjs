import { join } from 'node:path';
import { root } from './prepare.mjs';

/** Unsigned plugins are loaded by name only, nested panels by their own. */
export const PLUGINS = ['aicost-tracker-app', 'aicost-timeline-panel', 'aicost-budget-panel', 'aicost-ledger-panel'];

/** The variables of Grafana's own settings, and those that the files in provisioning/ ask for. */
export function grafanaEnvironment(wiring) {
  const { folder, address, port, rootUrl, token, secretKey, webhookSecret, collectorUrl, login } = wiring;
  return {
    ...OFFLINE,
    GF_LOG_LEVEL: 'warn',
    GF_SECURITY_SECRET_KEY: secretKey,
    ...given(/^GF_/),
    GF_LOG_MODE: 'console',
    GF_PATHS_DATA: join(folder, 'data'),
    GF_PATHS_LOGS: join(folder, 'logs'),
    GF_PATHS_PLUGINS: join(folder, 'plugins'),
    GF_PATHS_PROVISIONING: join(root, 'provisioning'),
    GF_SERVER_HTTP_ADDR: address,
    GF_SERVER_HTTP_PORT: String(port),
    GF_SERVER_ROOT_URL: rootUrl,
    GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS: PLUGINS.join(','),
    // It would write the bodies of calls into the log, and with them the keys of providers.
    GF_DATAPROXY_LOGGING: 'false',
    ...provisioned({ collectorUrl, login }),
    AICOST_GRAFANA_TOKEN: token,
    AICOST_WEBHOOK_SECRET: webhookSecret,
  };
}

/** What the files in provisioning/ ask for. What the person who starts it has set wins. */
function provisioned({ collectorUrl, login }) {
  return {
    AICOST_COLLECTOR_URL: collectorUrl,
    AICOST_DASHBOARDS: join(root, 'provisioning', 'dashboards'),
    AICOST_DB_HOST: login.host ?? '127.0.0.1',
    AICOST_DB_PORT: String(login.port ?? 5432),
    AICOST_DB_NAME: login.database ?? 'aicost',
    AICOST_DB_SSLMODE: login.sslMode ?? 'disable',
    AICOST_DB_USER: login.name ?? 'aicost_grafana',
    AICOST_DB_PASSWORD: login.password ?? '',
    AICOST_PROMETHEUS_URL: 'http://127.0.0.1:9090',
    ...PLACEHOLDERS,
    ...given(/^AICOST_(?:COLLECTOR_URL|DASHBOARDS|PROMETHEUS_URL|ALERT_EMAIL|(?:SLACK|DISCORD|TEAMS)_URL)$/),
    ...(login.password === undefined ? given(/^AICOST_DB_/) : {}),
  };
}

/** Grafana does not start with a contact point that has no address; nothing is sent to these. */
const PLACEHOLDERS = {
  AICOST_ALERT_EMAIL: 'nobody@example.invalid',
  AICOST_SLACK_URL: 'https://example.invalid/slack',
  AICOST_DISCORD_URL: 'https://example.invalid/discord',
  AICOST_TEAMS_URL: 'https://example.invalid/teams',
};

/** A first look must work without the internet, and tells nobody about it. */
const OFFLINE = {
  GF_ANALYTICS_REPORTING_ENABLED: 'false',
  GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
  GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: 'false',
  GF_ANALYTICS_FEEDBACK_LINKS_ENABLED: 'false',
  GF_NEWS_NEWS_FEED_ENABLED: 'false',
  GF_PLUGINS_PREINSTALL_DISABLED: 'true',
  GF_PLUGINS_PUBLIC_KEY_RETRIEVAL_DISABLED: 'true',
  GF_SECURITY_DISABLE_GRAVATAR: 'true',
};

const SYSTEM =
  /^(?:PATH|HOME|USER|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|SystemRoot|SSL_CERT_\w+|(?:https?|no)_proxy|(?:HTTPS?|NO)_PROXY)$/;

/** Of this process's environment, which may hold keys of providers, only what any program needs. */
export function inherited() {
  return given(SYSTEM);
}

function given(names) {
  return Object.fromEntries(Object.entries(process.env).filter(([name, value]) => value && names.test(name)));
}
