import type { Features } from '../../config.js';
import type { Permission } from './caller.js';

/** `open`: everybody; the route itself may ask for something else, such as the token of `/metrics`. */
export type Need = Permission | 'open';

/** By method and pattern of the route. */
export type PermissionTable = Readonly<Record<string, Need>>;

/** Every route of the collector and what it asks for. A route that is not here cannot be registered. */
export const PERMISSIONS: PermissionTable = {
  'GET /healthz': 'open',
  'GET /readyz': 'open',
  'GET /metrics': 'open',
  'GET /openapi.json': 'open',
  'GET /api/features': 'read',
  'GET /api/services': 'read',
  'POST /api/services/:id/test': 'admin',
  'GET /api/accounts': 'read',
  'POST /api/accounts': 'admin',
  'GET /api/accounts/:id': 'read',
  'PATCH /api/accounts/:id': 'admin',
  'DELETE /api/accounts/:id': 'admin',
  'POST /api/accounts/:id/test': 'admin',
  'POST /api/accounts/:id/sync': 'admin',
  'GET /api/accounts/:id/verification': 'read',
  'POST /api/accounts/:id/verification': 'write',
  'GET /api/sync-runs': 'read',
  'GET /api/health/collector': 'read',
  'GET /api/health/ledger': 'read',
  'GET /api/health/streams': 'read',
  'GET /api/health/failed-days': 'read',
  'GET /api/health/rejects': 'read',
  'GET /api/health/unknown-fields': 'read',
  'GET /api/health/unpriced': 'read',
  'GET /api/usage': 'read',
  'GET /api/usage/export': 'write',
  'GET /api/usage/export/preview': 'write',
  'GET /api/revisions': 'read',
  'GET /api/manual-entries': 'read',
  'POST /api/manual-entries': 'write',
  'GET /api/manual-entries/:id': 'read',
  'PATCH /api/manual-entries/:id': 'write',
  'DELETE /api/manual-entries/:id': 'write',
  'GET /api/manual-entries/:id/history': 'read',
  'GET /api/budgets': 'read',
  'POST /api/budgets': 'write',
  'PATCH /api/budgets/:id': 'write',
  'DELETE /api/budgets/:id': 'write',
  'GET /api/budgets/status': 'read',
  'GET /api/budgets/:id/periods': 'read',
  'POST /api/budgets/backtest': 'write',
  'POST /api/imports': 'admin',
  'GET /api/analytics/trends': 'read',
  'GET /api/analytics/breakdown': 'read',
  'GET /api/analytics/heatmap': 'read',
  'GET /api/analytics/restatements': 'read',
  'GET /api/analytics/forecast': 'read',
  'GET /api/analytics/forecast/accuracy': 'read',
  'GET /api/analytics/forecast/outcomes': 'read',
  'GET /api/analytics/anomalies': 'read',
  'GET /api/analytics/anomalies/:id': 'read',
  'POST /api/analytics/anomalies/:id/verdict': 'write',
  'GET /api/analytics/anomaly-precision': 'read',
  'GET /api/analytics/anomaly-settings': 'read',
  'PUT /api/analytics/anomaly-settings': 'write',
  'GET /api/planned-events': 'read',
  'POST /api/planned-events': 'write',
  'DELETE /api/planned-events/:id': 'write',
  'GET /api/notifications/preferences': 'read',
  // A person's own, and nobody else's: who may read may choose what to hear of.
  'PUT /api/notifications/preferences': 'read',
  'POST /api/notifications/test/:channel': 'read',
  'GET /api/notifications/history': 'read',
  'POST /hooks/grafana-alerts': 'open',
  'GET /unsubscribe/:token': 'open',
  'POST /unsubscribe/:token': 'open',
  'GET /api/audit': 'admin',
  'POST /v1/metrics': 'ingest',
};

/** Routes that are there only while their feature is switched on. */
const FEATURE_OF: Readonly<Record<string, keyof Features>> = {
  'GET /api/usage/export': 'export',
  'GET /api/usage/export/preview': 'export',
  'GET /api/analytics/forecast': 'forecasting',
  'GET /api/analytics/forecast/accuracy': 'forecasting',
  'GET /api/analytics/forecast/outcomes': 'forecasting',
  'GET /api/analytics/anomalies': 'anomalyDetection',
  'GET /api/analytics/anomalies/:id': 'anomalyDetection',
  'POST /api/analytics/anomalies/:id/verdict': 'anomalyDetection',
  'GET /api/analytics/anomaly-precision': 'anomalyDetection',
  'GET /api/analytics/anomaly-settings': 'anomalyDetection',
  'PUT /api/analytics/anomaly-settings': 'anomalyDetection',
  'GET /api/planned-events': 'anomalyDetection',
  'POST /api/planned-events': 'anomalyDetection',
  'DELETE /api/planned-events/:id': 'anomalyDetection',
  'GET /api/notifications/preferences': 'notifications',
  'PUT /api/notifications/preferences': 'notifications',
  'POST /api/notifications/test/:channel': 'notifications',
  'GET /api/notifications/history': 'notifications',
  'POST /hooks/grafana-alerts': 'notifications',
  'GET /unsubscribe/:token': 'notifications',
  'POST /unsubscribe/:token': 'notifications',
};

/** Routes that take compressed bodies, and see to it themselves that a small one does not grow beyond every limit. */
const UNPACKING: ReadonlySet<string> = new Set(['POST /v1/metrics']);

/** The manual that Swagger UI shows has no figures in it. */
const MANUAL = /^GET \/docs(\/|$)/;

/** What a route asks for; undefined: nobody has decided. `HEAD` is `GET` without the body. */
export function needOf(method: string, route: string, table: PermissionTable = PERMISSIONS): Need | undefined {
  const name = routeName(method, route);
  if (MANUAL.test(name)) return 'open';
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

export function featureOf(method: string, route: string): keyof Features | undefined {
  const name = routeName(method, route);
  return Object.hasOwn(FEATURE_OF, name) ? FEATURE_OF[name] : undefined;
}

export function unpacksBody(method: string, route: string): boolean {
  return UNPACKING.has(routeName(method, route));
}

function routeName(method: string, route: string): string {
  return `${method === 'HEAD' ? 'GET' : method} ${route}`;
}
