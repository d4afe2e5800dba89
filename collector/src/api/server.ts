import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import {
  fastify,
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
} from 'fastify';
import type { Secret } from '../domain/secret.js';
import { CollectorError } from '../errors.js';
import { databaseError, sqlState } from '../store/db.js';
import type { Pool } from '../store/deadline.js';
import type { IdentityOptions } from './access/authenticate.js';
import { guard } from './access/guard.js';
import type { PermissionTable } from './access/permissions.js';
import type { ApiContext } from './context.js';
import { answerFor, requestError, type ErrorAnswer } from './errorBody.js';
import { lateSerializers, lateValidator } from './lateCompilers.js';
import { describeApi } from './openApi.js';
import { accountActionRoutes } from './routes/accountsActions.js';
import { accountVerificationRoutes } from './routes/accountsVerification.js';
import { accountRoutes } from './routes/accounts.js';
import { breakdownRoutes } from './routes/analytics/breakdown.js';
import { forecastRoutes } from './routes/analytics/forecast.js';
import { heatmapRoutes } from './routes/analytics/heatmap.js';
import { restatementRoutes } from './routes/analytics/restatements.js';
import { trendRoutes } from './routes/analytics/trends.js';
import { anomalyRoutes } from './routes/analytics/anomalies.js';
import { anomalyPrecisionRoutes } from './routes/analytics/anomalyPrecision.js';
import { anomalySettingRoutes } from './routes/analytics/anomalySettings.js';
import { auditRoutes } from './routes/audit.js';
import { budgetBacktestRoutes } from './routes/budgetBacktest.js';
import { budgetPeriodRoutes } from './routes/budgetPeriods.js';
import { budgetRoutes } from './routes/budgets.js';
import { exportRoutes } from './routes/export.js';
import { featureRoutes } from './routes/features.js';
import { grafanaAlertRoutes } from './routes/grafanaAlerts.js';
import { healthRoutes } from './routes/health.js';
import { collectorHealthRoutes } from './routes/health/collector.js';
import { findingRoutes } from './routes/health/findings.js';
import { ledgerHealthRoutes } from './routes/health/ledger.js';
import { streamHealthRoutes } from './routes/health/streams.js';
import { unpricedRoutes } from './routes/health/unpriced.js';
import { serviceRoutes } from './routes/services.js';
import { serviceTestRoutes } from './routes/serviceTest.js';
import { syncRunRoutes } from './routes/syncRuns.js';
import { importRoutes } from './routes/imports.js';
import { manualEntryRoutes } from './routes/manualEntries.js';
import { metricsRoutes, type MetricsText } from './routes/metrics.js';
import { historyRoutes } from './routes/notifications/history.js';
import { preferenceRoutes } from './routes/notifications/preferences.js';
import { plannedEventRoutes } from './routes/plannedEvents.js';
import { telemetryRoutes } from './routes/telemetry.js';
import { revisionRoutes } from './routes/revisions.js';
import { unsubscribeRoutes } from './routes/unsubscribe.js';
import { usageRoutes } from './routes/usage.js';

export interface ServerOptions extends ApiContext {
  /** For `/healthz` and `/readyz`: a pool that no long question keeps busy. */
  readonly healthPool: Pool;
  readonly exporter: MetricsText;
  /** What `/metrics` asks for; absent: nothing. */
  readonly metricsToken?: Secret;
  readonly identity: IdentityOptions;
  /** Default: `PERMISSIONS`. Tests add routes of their own. */
  readonly permissions?: PermissionTable;
  /** So many milliseconds the database may be down before `/healthz` says 503. Default one minute. */
  readonly databaseGraceMs?: number;
}

const HEADERS_WITHIN_MS = 10_000;
const REQUEST_WITHIN_MS = 30_000;
/** How often Node looks for connections that are too slow; its own default is every half minute. */
const LOOK_FOR_SLOW_MS = 2_000;
const MAX_BODY = 1024 * 1024;

/** The HTTP server with its routes; the caller listens and closes. */
export function buildServer(options: ServerOptions): FastifyInstance {
  const { version } = options;
  const app = fastify({
    loggerInstance: options.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: false,
    bodyLimit: MAX_BODY,
    schemaController: { compilersFactory: { buildSerializer: lateSerializers } },
    // A browser keeps connections open on which nothing is asked; the end must not wait for them.
    forceCloseConnections: 'idle',
    requestTimeout: REQUEST_WITHIN_MS,
    http: { headersTimeout: HEADERS_WITHIN_MS, connectionsCheckingInterval: LOOK_FOR_SLOW_MS },
    clientErrorHandler: refuseConnection,
    frameworkErrors: (error, request, reply: FastifyReply) => void sendError(reply, answerFor(error, request.id)),
  });
  app.setValidatorCompiler(lateValidator);
  setErrorAnswers(app);
  logRequests(app);
  if (options.onChange) tellChanges(app, options.onChange);
  guard(app, options);
  describeApi(app);
  const graceMs = options.databaseGraceMs ?? 60_000;
  void app.register(named(healthRoutes), { pool: options.healthPool, version, graceMs });
  void app.register(named(metricsRoutes), { exporter: options.exporter, token: options.metricsToken });
  for (const routes of API_ROUTES) void app.register(named(routes), options);
  return app;
}

/** A plugin that does not say its name is looked for among all modules that are loaded: half of the start in a test. */
function named<Routes extends FastifyPluginAsync<never>>(routes: Routes): Routes {
  return Object.assign(routes, { [Symbol.for('fastify.display-name')]: routes.name });
}

const API_ROUTES = [
  featureRoutes,
  auditRoutes,
  serviceRoutes,
  serviceTestRoutes,
  accountRoutes,
  accountActionRoutes,
  accountVerificationRoutes,
  syncRunRoutes,
  collectorHealthRoutes,
  ledgerHealthRoutes,
  streamHealthRoutes,
  findingRoutes,
  unpricedRoutes,
  telemetryRoutes,
  exportRoutes,
  usageRoutes,
  trendRoutes,
  breakdownRoutes,
  heatmapRoutes,
  restatementRoutes,
  forecastRoutes,
  revisionRoutes,
  manualEntryRoutes,
  budgetRoutes,
  budgetBacktestRoutes,
  budgetPeriodRoutes,
  importRoutes,
  anomalyRoutes,
  anomalyPrecisionRoutes,
  anomalySettingRoutes,
  plannedEventRoutes,
  grafanaAlertRoutes,
  preferenceRoutes,
  historyRoutes,
  unsubscribeRoutes,
];

function setErrorAnswers(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => sendError(reply, requestError(404)));
  app.setErrorHandler((error, request, reply) => {
    const answer = answerFor(unstorableText(error) ?? databaseError(error), request.id);
    const level = answer.status === 500 ? 'error' : answer.status > 500 ? 'warn' : 'debug';
    request.log[level]({ err: error, route: request.routeOptions.url }, 'request failed');
    return sendError(reply, answer);
  });
}

/** Postgres keeps no null character, as text (22021) or in JSON (22P05); at this edge it can only come from the request. */
function unstorableText(error: unknown): CollectorError | undefined {
  if (!['22021', '22P05'].includes(sqlState(error))) return undefined;
  return new CollectorError('INVALID_REQUEST', 'a text holds a null character; leave it out', { cause: error });
}

function sendError(reply: FastifyReply, answer: ErrorAnswer): FastifyReply {
  if (answer.retryAfterSeconds !== undefined) reply.header('retry-after', answer.retryAfterSeconds);
  if (answer.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(answer.status).send(answer.body);
}

/** The route's pattern and not the address, which may carry a token. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('cache-control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const milliseconds = Math.round(reply.elapsedTime * 10) / 10;
    request.log.debug({ method, route: routeOptions.url, status: reply.statusCode, milliseconds }, 'request answered');
  });
}

/** What was posted may change forecasts, anomalies and budgets. Telemetry comes all the time and waits for the next wake-up. */
function tellChanges(app: FastifyInstance, onChange: () => void): void {
  app.addHook('onResponse', async (request, reply) => {
    const isChange = request.method !== 'GET' && request.method !== 'HEAD' && reply.statusCode < 300;
    if (isChange && request.routeOptions.url?.startsWith('/api/') === true) onChange();
  });
}

/** Bytes that are no HTTP request, or come too slowly, never reach a route; they get the same kind of answer. */
function refuseConnection(error: Error & { code?: string }, socket: Socket): void {
  if (socket.destroyed || !socket.writable || error.code === 'ECONNRESET') return;
  const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const body = JSON.stringify(requestError(status).body);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
