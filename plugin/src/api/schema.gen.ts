// Made by "npm run openapi" from the collector's routes. Do not edit.
export interface paths {
  '/api/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every account, how its reading goes and what went wrong last
     * @description Needs the right "read".
     */
    get: operations['getAccounts'];
    put?: never;
    /**
     * Adds an account
     * @description Needs the right "admin".
     */
    post: operations['postAccounts'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/accounts/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One account
     * @description Needs the right "read".
     */
    get: operations['getAccountsById'];
    put?: never;
    post?: never;
    /**
     * Stops reading an account and erases its credentials; its history stays
     * @description Needs the right "admin".
     */
    delete: operations['deleteAccountsById'];
    options?: never;
    head?: never;
    /**
     * Changes what is given, and leaves the rest; restores a deleted account with is_active: true
     * @description Needs the right "admin".
     */
    patch: operations['patchAccountsById'];
    trace?: never;
  };
  '/api/accounts/{id}/sync': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reads what is due of the account now; 202 when it takes longer than a person waits
     * @description Needs the right "admin".
     */
    post: operations['postAccountsByIdSync'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/accounts/{id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Asks the provider for costs and usage once, to see whether the credentials are good; stores nothing
     * @description Needs the right "admin".
     */
    post: operations['postAccountsByIdTest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/accounts/{id}/verification': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A day as the provider wrote it beside what the ledger made of it, to compare with its console
     * @description Needs the right "read".
     */
    get: operations['getAccountsByIdVerification'];
    put?: never;
    /**
     * Keeps the word of a person that a day matches the provider’s console, or does not
     * @description Needs the right "write".
     */
    post: operations['postAccountsByIdVerification'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/analytics/anomalies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Unusual days, the newest first
     * @description Needs the right "read".
     */
    get: operations['getAnalyticsAnomalies'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/analytics/anomalies/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One anomaly, whatever its state
     * @description Needs the right "read".
     */
    get: operations['getAnalyticsAnomaliesById'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/analytics/anomalies/{id}/verdict': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say what an anomaly was: expected, confirmed or a false alarm
     * @description Needs the right "write".
     */
    post: operations['postAnalyticsAnomaliesByIdVerdict'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/analytics/anomaly-precision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Of the anomalies that people judged, how many were real
     * @description Needs the right "read".
     */
    get: operations['getAnalyticsAnomalyPrecision'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/analytics/anomaly-settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How unusual a day of an account, or of all accounts, must be to alert
     * @description Needs the right "read".
     */
    get: operations['getAnalyticsAnomalySettings'];
    /**
     * Set how unusual a day must be to alert
     * @description Needs the right "write".
     */
    put: operations['putAnalyticsAnomalySettings'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/analytics/breakdown': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the cost came from, each currency apart, the dearest first
     * @description Needs the right "read".
     */
    get: operations['getAnalyticsBreakdown'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/analytics/forecast': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What will be spent: days, totals and bands, each currency apart
     * @description Needs the right "read".
     */
    get: operations['getAnalyticsForecast'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/analytics/forecast/accuracy': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Forecasts as they were made at the time, compared with what came
     * @description Needs the right "read".
     */
    get: operations['getAnalyticsForecastAccuracy'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/analytics/forecast/outcomes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Each forecast of exactly one series as it was made, and what its days cost in the end; the latest first
     * @description Needs the right "read".
     */
    get: operations['getAnalyticsForecastOutcomes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/analytics/heatmap': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Cost, tokens or requests by weekday and hour (UTC)
     * @description Needs the right "read".
     */
    get: operations['getAnalyticsHeatmap'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/analytics/restatements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Days whose cost changed after it was first stored, each currency apart, the largest change first
     * @description Needs the right "read".
     */
    get: operations['getAnalyticsRestatements'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/analytics/trends': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Cost, tokens or requests over time, each currency apart
     * @description Needs the right "read".
     */
    get: operations['getAnalyticsTrends'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who did what, newest first
     * @description Needs the right "admin".
     */
    get: operations['getAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/budgets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Budgets with their thresholds, the oldest first
     * @description Needs the right "read".
     */
    get: operations['getBudgets'];
    put?: never;
    /**
     * Make a budget
     * @description Needs the right "write".
     */
    post: operations['postBudgets'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/budgets/backtest': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * When a budget would have spoken
     * @description Needs the right "write".
     */
    post: operations['postBudgetsBacktest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/budgets/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How the budgets stand whose period is running
     * @description Needs the right "read".
     */
    get: operations['getBudgetsStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/budgets/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Delete a budget
     * @description Needs the right "write".
     */
    delete: operations['deleteBudgetsById'];
    options?: never;
    head?: never;
    /**
     * Change a budget
     * @description Needs the right "write".
     */
    patch: operations['patchBudgetsById'];
    trace?: never;
  };
  '/api/budgets/{id}/periods': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the scope of a budget cost in its periods that are over, beside the limit of today
     * @description Needs the right "read".
     */
    get: operations['getBudgetsByIdPeriods'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/features': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is switched on, and what you may do
     * @description Needs the right "read".
     */
    get: operations['getFeatures'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/health/collector': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Which collector this is, and whether it can work with its database
     * @description Needs the right "read".
     */
    get: operations['getHealthCollector'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/health/failed-days': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Days whose last read failed: they keep their last good figures, or have none; the latest first
     * @description Needs the right "read".
     */
    get: operations['getHealthFailedDays'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/health/ledger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether the ledger added up the last time, and days that did not
     * @description Needs the right "read".
     */
    get: operations['getHealthLedger'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/health/rejects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Rows of providers that could not be understood, by day and reason, the latest first
     * @description Needs the right "read".
     */
    get: operations['getHealthRejects'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/health/streams': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How fresh and how certain each kind of figures of each account is
     * @description Needs the right "read".
     */
    get: operations['getHealthStreams'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/health/unknown-fields': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Fields that providers send and this version does not know, the latest first
     * @description Needs the right "read".
     */
    get: operations['getHealthUnknownFields'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/health/unpriced': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Charges without an amount, by account, model and meter: no sum contains them
     * @description Needs the right "read".
     */
    get: operations['getHealthUnpriced'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Import a file of charges
     * @description Our own CSV, a FinOps FOCUS file, or what `ccusage daily --json` prints. All of it or nothing, unless partial=1. Needs the right "admin".
     */
    post: operations['postImports'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/manual-entries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Manual entries, the newest period first
     * @description Needs the right "read".
     */
    get: operations['getManualEntries'];
    put?: never;
    /**
     * Type in a cost
     * @description Needs the right "write".
     */
    post: operations['postManualEntries'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/manual-entries/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One manual entry, deleted or not
     * @description Needs the right "read".
     */
    get: operations['getManualEntriesById'];
    put?: never;
    post?: never;
    /**
     * Delete a manual entry
     * @description Needs the right "write".
     */
    delete: operations['deleteManualEntriesById'];
    options?: never;
    head?: never;
    /**
     * Change a manual entry, or bring a deleted one back
     * @description Needs the right "write".
     */
    patch: operations['patchManualEntriesById'];
    trace?: never;
  };
  '/api/manual-entries/{id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who changed a manual entry, newest first
     * @description Needs the right "read".
     */
    get: operations['getManualEntriesByIdHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/notifications/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Alerts and what became of them, the newest first
     * @description Needs the right "read".
     */
    get: operations['getNotificationsHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/notifications/preferences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Your own notification preferences
     * @description Needs the right "read".
     */
    get: operations['getNotificationsPreferences'];
    /**
     * Change your own notification preferences
     * @description Needs the right "read".
     */
    put: operations['putNotificationsPreferences'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/notifications/test/{channel}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send yourself a test message
     * @description It goes to the address of your preferences and counts as one of the mails of the hour. Needs the right "read".
     */
    post: operations['postNotificationsTestByChannel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/planned-events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Planned events, the newest first
     * @description Needs the right "read".
     */
    get: operations['getPlannedEvents'];
    put?: never;
    /**
     * Say that some days will be, or were, unusual on purpose
     * @description Needs the right "write".
     */
    post: operations['postPlannedEvents'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/planned-events/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Forget a planned event
     * @description Needs the right "write".
     */
    delete: operations['deletePlannedEventsById'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/revisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Amounts that changed after they were first stored, the latest first
     * @description Needs the right "read".
     */
    get: operations['getRevisions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/services': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The services an account can be added of, and the credentials each asks for
     * @description Needs the right "read".
     */
    get: operations['getServices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/services/{id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Asks the provider for costs and usage once with these credentials; stores nothing
     * @description Needs the right "admin".
     */
    post: operations['postServicesByIdTest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sync-runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Reads of providers and other changes of the ledger, newest first
     * @description Needs the right "read".
     */
    get: operations['getSyncRuns'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/usage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Charges, the newest first
     * @description Needs the right "read".
     */
    get: operations['getUsage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/usage/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Download what was spent, row by row
     * @description One consistent picture, whatever is written meanwhile. X-Total-Count is the number of records; a file that ends early breaks the connection. Ten an hour a person. Needs the right "write".
     */
    get: operations['getUsageExport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/usage/export/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What an export would hold: totals, first records, size
     * @description Needs the right "write".
     */
    get: operations['getUsageExportPreview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/healthz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Is the process alive */
    get: operations['getHealthz'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hooks/grafana-alerts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Takes in alerts of Grafana's webhook contact point
     * @description The body that Grafana sends by itself, with HMAC in X-Grafana-Alerting-Signature over the time in X-Grafana-Alerting-Timestamp, a colon and the body. Answered when the alerts are stored; the same alert again, or in another order, changes nothing.
     */
    post: operations['postHooksGrafanaAlerts'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Metrics in the Prometheus text format */
    get: operations['getMetrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/readyz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Can it work */
    get: operations['getReadyz'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/unsubscribe/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The page to unsubscribe; it changes nothing */
    get: operations['getUnsubscribeByToken'];
    put?: never;
    /** Unsubscribes at once (RFC 8058); again changes nothing */
    post: operations['postUnsubscribeByToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Takes in OpenTelemetry metrics of AI clients
     * @description OTLP/HTTP: an ExportMetricsServiceRequest as application/json or application/x-protobuf, also with gzip. Answered when the points are stored. Metrics: claude_code.cost.usage, claude_code.token.usage, gen_ai.client.token.usage; others are ignored. Needs the right "ingest".
     */
    post: operations['postV1Metrics'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** Account */
    Account: {
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      backfill_from: string;
      /** @description null: the usual one */
      base_url: string | null;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      created_at: string;
      deleted_at: string | null;
      id: number;
      /** @description false: nothing is read */
      is_active: boolean;
      /** @description Whether this collector has the credentials to read it */
      is_readable: boolean;
      /** @description No good read for 48 hours although it should be read */
      is_stale: boolean;
      last_error: {
        code: string;
        message: string;
      } | null;
      last_success_age_seconds: number | null;
      last_success_at: string | null;
      name: string;
      /**
       * @description Who manages it; only api can be changed here, which is also what the configuration names no more
       * @enum {unknown}
       */
      origin: 'environment' | 'config' | 'api';
      requests_per_minute: number | null;
      secrets: {
        /** @description Empty for a short secret */
        last_four: string;
        name: string;
        /**
         * @description An instant, ISO 8601 in UTC
         * @example 2026-11-01T00:00:00Z
         */
        updated_at: string;
      }[];
      service_id: string;
      service_provider_name: string;
      unpriced_charges: number;
      /** @description The last time somebody compared a day with the provider; null: never */
      verification: components['schemas']['Verification'] | null;
      /** @description How many days of streams are how certain */
      windows: {
        failed: number;
        final: number;
        provisional: number;
        settling: number;
      };
    };
    /** AccountChange */
    AccountChange: {
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      backfill_from?: string;
      base_url?: string | null;
      /** @description true also restores a deleted account */
      is_active?: boolean;
      name?: string;
      requests_per_minute?: number | null;
      /** @description Credentials by the names that GET /api/services tells; never shown again */
      secrets?: {
        [key: string]: string;
      };
    };
    /** AccountTest */
    AccountTest: {
      /** @description One for each kind of figures that is read */
      checks: {
        code: string | null;
        endpoint: string;
        message: string;
        ok: boolean;
        stream: string;
      }[];
      /** @description What the credential lacks */
      missing: string | null;
      ok: boolean;
    };
    /** AlertHistoryItem */
    AlertHistoryItem: {
      account: string | null;
      budget: string | null;
      /** @enum {unknown} */
      category: 'budget' | 'anomaly' | 'system';
      delivery_latency_seconds: number | null;
      ended_at: string | null;
      /** @description Name of the rule, or how many alerts Grafana has cut off */
      event: string;
      failed: number;
      id: string;
      kind: string | null;
      /** @description Mails sent again after an attempt whose end nobody knows */
      maybe_duplicates: number;
      /** @description What became of it for you; null: it was none of yours */
      mine: {
        reason: string | null;
        /** @enum {unknown} */
        state: 'waiting' | 'sent' | 'failed' | 'suppressed';
      } | null;
      /** @description What became of it, for a person */
      outcomes: string;
      period: string | null;
      receive_latency_seconds: number | null;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      received_at: string;
      sent: number;
      severity: string;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      started_at: string;
      /** @enum {unknown} */
      status: 'firing' | 'resolved' | 'unknown';
      summary: string;
      /** @description People who did not want it */
      suppressed: number;
      threshold: string | null;
      waiting: number;
    };
    /** Anomaly */
    Anomaly: {
      account: string;
      /** @description null: all accounts */
      account_id: number | null;
      anomalous_days: string[];
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      cost: string;
      currency: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      day: string;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      detected_at: string;
      /** @enum {unknown} */
      direction: 'up' | 'down';
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      excess: string;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      expected: string;
      explanation: components['schemas']['AnomalyExplanation'] | null;
      id: number;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      last_day: string;
      /** @description null: the whole account */
      model: string | null;
      /** @description The anomaly that has the same cause */
      part_of: number | null;
      score: number;
      /** @description Why it jumped, in one line */
      sentence: string;
      service_id: string | null;
      /**
       * @description By the score: from 3 medium, from 4 high, from 5 critical
       * @enum {unknown}
       */
      severity: 'low' | 'medium' | 'high' | 'critical';
      /**
       * @description withdrawn: by what is known now its days are not unusual
       * @enum {unknown}
       */
      state: 'open' | 'closed' | 'withdrawn';
      /** @description Why it is not open */
      state_reason: string;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      updated_at: string;
      verdict: ('expected' | 'confirmed' | 'false alarm') | null;
      verdict_at: string | null;
      verdict_by: string | null;
      verdict_note: string;
    };
    /**
     * AnomalyExplanation
     * @description change = after - before = volume + price + mix + unsplit, exactly
     */
    AnomalyExplanation: {
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      after: string;
      /** @description So many usual days were looked at */
      baseline_days: number;
      /** @description What the same days usually cost */
      before: string;
      cache_shares: {
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        effect: string;
        model: string | null;
        share_after: number;
        share_before: number;
      }[];
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      change: string;
      first_seen: {
        /** @enum {unknown} */
        kind: 'model' | 'project' | 'key';
        name: string;
      }[];
      /** @description What pushed most comes first */
      leaves: {
        account: string | null;
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        after: string;
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        before: string;
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        change: string;
        key: string | null;
        /** @description Use moved between cheaper and dearer */
        mix: string;
        model: string | null;
        /** @description A unit costs more or less */
        price: string;
        project: string | null;
        /** @enum {unknown} */
        state: 'new' | 'vanished' | 'changed' | 'same';
        token_kind: string | null;
        unit: string | null;
        /** @description Without a quantity to divide by */
        unsplit: string;
        /** @description More or less was used */
        volume: string;
      }[];
      /** @description Use moved between cheaper and dearer */
      mix: string;
      other_leaves: {
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        change: string;
        count: number;
        /** @description Use moved between cheaper and dearer */
        mix: string;
        /** @description A unit costs more or less */
        price: string;
        /** @description Without a quantity to divide by */
        unsplit: string;
        /** @description More or less was used */
        volume: string;
      };
      /** @description A unit costs more or less */
      price: string;
      sentence: string;
      /** @description Without a quantity to divide by */
      unsplit: string;
      /** @description More or less was used */
      volume: string;
    };
    /**
     * AnomalyPrecision
     * @description Over the anomalies of the last 365 days
     */
    AnomalyPrecision: {
      confirmed: number;
      /** @description Not counted: it was unusual, and somebody knew why */
      expected: number;
      false_alarms: number;
      /** @description confirmed / (confirmed + false_alarms); null: neither was said of any */
      precision: number | null;
    };
    /** AnomalySetting */
    AnomalySetting: {
      /** @description null: every account without a setting of its own */
      account_id: number | null;
      /**
       * @description sigma: the plain rule of standard deviations above the mean of 30 days
       * @enum {unknown}
       */
      detector: 'robust' | 'sigma';
      /**
       * @description up is silent about days that are cheaper than usual
       * @enum {unknown}
       */
      directions: 'up' | 'both';
      enabled: boolean;
      /** @description false: nobody has set this here; it is what holds for all */
      is_own: boolean;
      /** @description Smaller differences never alert; null: 5, or 3 % of a mean day if that is more */
      min_excess: string | null;
      threshold: number;
    };
    /** AnomalyVerdict */
    AnomalyVerdict: {
      note?: string;
      /** @description null takes the verdict back */
      verdict: ('expected' | 'confirmed' | 'false alarm') | null;
    };
    /** AuditEntry */
    AuditEntry: {
      action: string;
      /** @description The verified subject */
      actor: string;
      actor_name: string;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      at: string;
      detail: {
        [key: string]: unknown;
      };
      id: string;
      target: string;
    };
    /** Backtest */
    Backtest: {
      /** @description The messages that would have been sent, the earliest first */
      firings: {
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        day: string;
        /**
         * @description percent of the limit, amount in the currency, or forecast: the limit will be passed with this probability
         * @enum {unknown}
         */
        kind: 'percent' | 'amount' | 'forecast';
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        period_first: string;
        /** @enum {unknown} */
        severity: 'warning' | 'critical' | 'emergency';
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        spent: string;
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        value: string;
      }[];
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      first_day: string;
      /** @description Days before it count as they are known now */
      known_since: string | null;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      last_day: string;
      /** @description Forecast thresholds: outlooks of the past are not kept */
      not_tested: {
        /**
         * @description percent of the limit, amount in the currency, or forecast: the limit will be passed with this probability
         * @enum {unknown}
         */
        kind: 'percent' | 'amount' | 'forecast';
        /** @enum {unknown} */
        severity: 'warning' | 'critical' | 'emergency';
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        value: string;
      }[];
    };
    /** BacktestQuestion */
    BacktestQuestion: {
      budget: components['schemas']['NewBudget'];
      /** @description How far back, today included; default 90 */
      days?: number;
    };
    /** Breakdown */
    Breakdown: {
      /** @enum {unknown} */
      by:
        | 'service'
        | 'account'
        | 'model'
        | 'project'
        | 'credential'
        | 'source'
        | 'token_kind'
        | 'request_type'
        | 'service_tier'
        | 'charge_category';
      /** @description null: no day is over yet */
      compared: {
        /** @description On each side */
        days: number;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        first_day: string;
        /** @description Days that are over and were read; only these are compared */
        known_days: number;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        last_day: string;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        previous_first_day: string;
        previous_known_days: number;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        previous_last_day: string;
      } | null;
      currencies: {
        currency: string;
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        entered_for_later_days: string;
        /** @description All that is beyond limit */
        other: {
          /** @description null: quantities only, or nothing but charges without a price */
          billed_cost: string | null;
          /** @description Cached input tokens of all input tokens, of services that tell them apart; null: none does */
          cache_hit_share: string | null;
          /** @description null unless equally many days are known on both sides */
          change: string | null;
          /** @description Change of the mean known day; null unless that was above zero before */
          change_ratio: string | null;
          charges: number;
          /** @description Of the known days that are compared; today is not among them */
          compared_cost: string | null;
          cost_per_1k_tokens: string | null;
          cost_per_request: string | null;
          mean_per_day: string | null;
          /** @description The part whose days may still change */
          not_final_cost: string | null;
          /** @description Of the known days before */
          previous_cost: string | null;
          previous_mean_per_day: string | null;
          requests: string | null;
          rows: number;
          /** @description Of the total; null unless that is above zero */
          share: string | null;
          tokens: string | null;
          /** @description Charges without a price; they are in no cost */
          unpriced_charges: number;
        } | null;
        rows: components['schemas']['BreakdownRow'][];
        sources: {
          billed_cost: string | null;
          share: string | null;
          /**
           * @description Billed, estimated, from a file, or typed in
           * @enum {unknown}
           */
          source: 'api' | 'estimate' | 'import' | 'manual';
        }[];
        /** @description What the rows and other add up to */
        total: {
          /** @description null: quantities only, or nothing but charges without a price */
          billed_cost: string | null;
          /** @description Cached input tokens of all input tokens, of services that tell them apart; null: none does */
          cache_hit_share: string | null;
          /** @description null unless equally many days are known on both sides */
          change: string | null;
          /** @description Change of the mean known day; null unless that was above zero before */
          change_ratio: string | null;
          charges: number;
          /** @description Of the known days that are compared; today is not among them */
          compared_cost: string | null;
          cost_per_1k_tokens: string | null;
          cost_per_request: string | null;
          mean_per_day: string | null;
          /** @description The part whose days may still change */
          not_final_cost: string | null;
          /** @description Of the known days before */
          previous_cost: string | null;
          previous_mean_per_day: string | null;
          requests: string | null;
          /** @description Of the total; null unless that is above zero */
          share: string | null;
          tokens: string | null;
          /** @description Charges without a price; they are in no cost */
          unpriced_charges: number;
        };
      }[];
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      first_day: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      last_day: string;
      /** @description Today, if it is among them: in every sum, but in nothing compared */
      running_day: string | null;
    };
    /** BreakdownRow */
    BreakdownRow: {
      /** @description Empty: of several */
      account: string;
      /** @description null: quantities only, or nothing but charges without a price */
      billed_cost: string | null;
      /** @description Cached input tokens of all input tokens, of services that tell them apart; null: none does */
      cache_hit_share: string | null;
      /** @description null unless equally many days are known on both sides */
      change: string | null;
      /** @description Change of the mean known day; null unless that was above zero before */
      change_ratio: string | null;
      charges: number;
      /** @description Of the known days that are compared; today is not among them */
      compared_cost: string | null;
      cost_per_1k_tokens: string | null;
      cost_per_request: string | null;
      /** @description As the ledger names it */
      id: string;
      mean_per_day: string | null;
      /** @description The part whose days may still change */
      not_final_cost: string | null;
      /** @description Of the known days before */
      previous_cost: string | null;
      previous_mean_per_day: string | null;
      requests: string | null;
      /** @description Empty: of several */
      service: string;
      /** @description Of the total; null unless that is above zero */
      share: string | null;
      tokens: string | null;
      /** @description Charges without a price; they are in no cost */
      unpriced_charges: number;
      /** @description As people name it; empty: nobody said */
      value: string;
    };
    /** Budget */
    Budget: {
      account_id: number | null;
      active: boolean;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      created_at: string;
      /** @description Name of the person */
      created_by: string;
      currency: string;
      first_day: string | null;
      id: number;
      last_day: string | null;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      limit: string;
      model: string | null;
      name: string;
      /**
       * @description By the UTC calendar, or from first_day to last_day
       * @enum {unknown}
       */
      period: 'month' | 'quarter' | 'fixed';
      project: string | null;
      service_id: string | null;
      sources: ('api' | 'estimate' | 'import' | 'manual')[];
      tag: {
        key: string;
        value: string;
      } | null;
      thresholds: {
        /**
         * @description percent of the limit, amount in the currency, or forecast: the limit will be passed with this probability
         * @enum {unknown}
         */
        kind: 'percent' | 'amount' | 'forecast';
        /** @enum {unknown} */
        severity: 'warning' | 'critical' | 'emergency';
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        value: string;
      }[];
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      updated_at: string;
      /** @description Name of the person */
      updated_by: string;
      /** @description Counts the changes from 1 */
      version: number;
    };
    /**
     * BudgetChange
     * @description null takes a part of the scope away
     */
    BudgetChange: {
      account_id?: number | null;
      active?: boolean;
      /** @description ISO 4217 code; default USD */
      currency?: string;
      first_day?: string | null;
      last_day?: string | null;
      limit?: string | number;
      model?: string | null;
      name?: string;
      /**
       * @description By the UTC calendar, or from first_day to last_day
       * @enum {unknown}
       */
      period?: 'month' | 'quarter' | 'fixed';
      /** @description Its id, or the name people know it by */
      project?: string | null;
      service_id?: string | null;
      /** @description Which figures count; default all */
      sources?: ('api' | 'estimate' | 'import' | 'manual')[];
      tag?: {
        key: string;
        value: string;
      } | null;
      /** @description Default 70, 90 and 100 percent; at most 20 */
      thresholds?: {
        /**
         * @description percent of the limit, amount in the currency, or forecast: the limit will be passed with this probability
         * @enum {unknown}
         */
        kind: 'percent' | 'amount' | 'forecast';
        /** @enum {unknown} */
        severity: 'warning' | 'critical' | 'emergency';
        value?: string | number;
      }[];
      /** @description The version that you have seen; 409 when it is another one now */
      version?: number;
    };
    /** BudgetPeriod */
    BudgetPeriod: {
      /** @description The first day with a cost; null: there was none */
      first_cost_on: string | null;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      first_day: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      last_day: string;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      spent: string;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      spent_not_final: string;
      /** @description Of the limit of today */
      used_ratio: number;
    };
    /** BudgetPeriods */
    BudgetPeriods: {
      currency: string;
      /** @description The latest first */
      items: components['schemas']['BudgetPeriod'][];
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      limit: string;
    };
    /** BudgetStatus */
    BudgetStatus: {
      /** @description all: the budget is not of one account */
      account: string;
      account_id: number | null;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      as_of: string;
      /** @description Costs booked on days to come; not in spent */
      booked_ahead: string;
      budget: string;
      budget_id: number;
      /** @description Mean of the last up to 7 days that are over and were read, across the start of the period too */
      burn_rate_per_day: string | null;
      /** @description Which figures count */
      counted: string;
      currencies_not_counted: string | null;
      currency: string;
      data_age_seconds: number | null;
      /** @description Today included */
      days_left: number;
      /**
       * @description How exhausted_on is known
       * @enum {unknown}
       */
      exhausted_by: 'passed' | 'forecast' | 'burn rate' | 'unknown';
      /** @description When the limit was or will be reached; null: not in this period */
      exhausted_on: string | null;
      exhausted_on_earliest: string | null;
      exhausted_on_latest: string | null;
      expected_at_end: string | null;
      /**
       * @description Confidence of the outlook, or why there is none
       * @enum {unknown}
       */
      forecast: 'low' | 'medium' | 'high' | 'not enough data' | 'none made';
      /** @enum {unknown} */
      freshness: 'fresh' | 'stale' | 'never read';
      /** @description 0 none, 1 warning, 2 critical, 3 emergency */
      level: number;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      limit: string;
      lower80: string | null;
      lower95: string | null;
      model: string | null;
      pass_probability: number | null;
      /** @enum {unknown} */
      period: 'month' | 'quarter' | 'fixed';
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      period_first: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      period_last: string;
      project: string | null;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      remaining: string;
      /** @description In words, as in account prod, model gpt-5 */
      scope: string;
      service_id: string | null;
      /** @enum {unknown} */
      severity: 'none' | 'warning' | 'critical' | 'emergency';
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      spent: string;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      spent_not_final: string;
      tag: string | null;
      /** @description Percent and amount thresholds */
      thresholds: number;
      thresholds_reached: number;
      /** @description Charges without a price; they are missing from spent */
      unpriced_charges: number;
      upper80: string | null;
      upper95: string | null;
      used_ratio: number;
    };
    /** CollectorHealth */
    CollectorHealth: {
      /** @description null while it is not ready */
      database: {
        bytes: number;
        /**
         * @description An instant, ISO 8601 in UTC
         * @example 2026-11-01T00:00:00Z
         */
        now: string;
        schema_version: number;
        server_version: string;
        /** @enum {unknown} */
        storage: 'postgres' | 'timescaledb';
      } | null;
      is_ready: boolean;
      /** @description Why it cannot work; empty when it can */
      reason: string;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      up_since: string;
      version: string;
    };
    /** ComparableDay */
    ComparableDay: {
      amount_count: number;
      /** @description The 1,000 largest */
      amounts: {
        /** @description What the ledger made of it; null: not known */
        billed_cost: string | null;
        billing_currency: string;
        /** @description Model, meter and sub account, as far as the provider told them */
        description: string;
        /** @description The amount as the provider wrote it; empty where it wrote none */
        raw: string;
      }[];
      /** @description Where the provider shows the same figures */
      console_url: string | null;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      day: string;
      /** @description Sums of all amounts, by currency */
      totals: {
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        billed_cost: string;
        billing_currency: string;
      }[];
      /** @description What was said of this day last; null: nothing */
      verification: components['schemas']['Verification'] | null;
    };
    /** Comparison */
    Comparison: {
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      day: string;
      matches: boolean;
      /** @description The totals that were compared, as they were answered */
      totals: {
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        billed_cost: string;
        billing_currency: string;
      }[];
    };
    /** CredentialsToTest */
    CredentialsToTest: {
      /** @description https:// with the host of the service */
      base_url?: string;
      /** @description Credentials by the names that GET /api/services tells; never shown again */
      secrets: {
        [key: string]: string;
      };
    };
    /** Error */
    Error: {
      /** @description The kind of failure, for a program */
      code: string;
      /** @description The kind of failure in a few words */
      error: string;
      /** @description What happened and what to do, for a person */
      message: string;
    };
    /** ExportMetricsServiceResponse */
    ExportMetricsServiceResponse: {
      partialSuccess?: {
        /** @description Which ones and why */
        errorMessage: string;
        /** @description How many data points were not taken */
        rejectedDataPoints: string;
      };
    };
    /** ExportPreview */
    ExportPreview: {
      /** @description About the size of the file, before compression */
      estimated_bytes: number;
      /** @description The beginning of the file, where it is text */
      head: string;
      metadata: {
        [key: string]: unknown;
      };
      /** @description The first records */
      records: {
        [key: string]: unknown;
      }[];
      /** @description Decimal text */
      total_cost_usd: string;
      total_records: number;
    };
    /** FailedDay */
    FailedDay: {
      account: string;
      /** @description Number of an account */
      account_id: number;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      day: string;
      error: {
        code: string;
        message: string;
      };
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      failed_at: string;
      /** @description How certain the figures are that stay; null: there are none */
      finality: ('provisional' | 'settling' | 'final') | null;
      /** @description When the figures that stay were read */
      last_read_at: string | null;
      stream: string;
    };
    /** Features */
    Features: {
      anomaly_detection: boolean;
      /** @description Who you are here, and what you may do */
      caller: {
        may: string[];
        name: string;
      };
      export: boolean;
      forecasting: boolean;
      notifications: boolean;
      version: string;
      visual_indicators: boolean;
    };
    /** Forecast */
    Forecast: {
      /** @description Shares: 0.1 is 10 %. backtest: the forecast repeated in its own past */
      accuracy: {
        /** @enum {unknown} */
        basis: 'as issued' | 'backtest' | 'none';
        day_coverage80: number | null;
        day_coverage95: number | null;
        /** @description Forecasts that were compared with what came */
        forecasts: number;
        total_coverage80: number | null;
        total_coverage95: number | null;
        total_error: number | null;
      };
      /** @enum {unknown} */
      confidence: 'none' | 'low' | 'medium' | 'high';
      currency: string;
      days: {
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        day: string;
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        expected: string;
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        lower80: string;
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        lower95: string;
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        upper80: string;
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        upper95: string;
      }[];
      /** @description false: fewer than 14 known days; the figures are a run rate */
      enough_data: boolean;
      history: {
        /** @description Known days, without today */
        days: number;
        first_day: string | null;
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        mean_per_day: string;
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        total: string;
        /**
         * @description Of the last 30 days, relative to their level
         * @enum {unknown}
         */
        trend: 'increasing' | 'decreasing' | 'stable';
      };
      /** @description The straight line through the last 90 days, to compare with */
      linear_trend: {
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        slope_per_day: string;
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        total: string;
      };
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      made_at: string;
      method: string;
      month_end: components['schemas']['ForecastPeriodSoFar'];
      note: string | null;
      quarter_end: components['schemas']['ForecastPeriodSoFar'];
      /** @description Of the last 7 complete days: mean, cheapest, dearest */
      run_rate: {
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        high: string;
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        low: string;
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        per_day: string;
      } | null;
      total: components['schemas']['ForecastPeriod'];
    };
    /** ForecastOutcome */
    ForecastOutcome: {
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      came: string;
      currency: string;
      /** @description What was too much, as a share of what came: below 0 it was too low; null: nothing came */
      error_ratio: number | null;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      expected: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      first_day: string;
      /** @enum {unknown} */
      horizon: 30 | 60 | 90;
      is_in80: boolean;
      is_in95: boolean;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      last_day: string;
      /** @description null: the forecast itself is no longer kept */
      lower80: string | null;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      made_on: string;
      upper80: string | null;
    };
    /** ForecastOutcomes */
    ForecastOutcomes: {
      items: components['schemas']['ForecastOutcome'][];
    };
    /** ForecastPeriod */
    ForecastPeriod: {
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      expected: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      first_day: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      last_day: string;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      lower80: string;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      lower95: string;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      upper80: string;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      upper95: string;
    };
    /** ForecastPeriodSoFar */
    ForecastPeriodSoFar: {
      at_this_rate: {
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        expected: string;
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        high: string;
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        low: string;
      } | null;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      expected: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      first_day: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      last_day: string;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      lower80: string;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      lower95: string;
      /** @description Cost so far, today included, exactly as in the ledger */
      spent: string;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      upper80: string;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      upper95: string;
    };
    /** ForecastScore */
    ForecastScore: {
      account: string | null;
      account_id: number | null;
      bias: number | null;
      currency: string;
      day_coverage80: number;
      day_coverage95: number;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      first_made: string;
      forecasts: number;
      /** @enum {unknown} */
      horizon: 30 | 60 | 90;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      last_made: string;
      model: string | null;
      /** @enum {unknown} */
      scope: 'all' | 'service' | 'account' | 'model';
      service_id: string | null;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      total_absolute_error: string;
      total_coverage80: number;
      total_coverage95: number;
      total_mape: number | null;
    };
    /** ForecastScores */
    ForecastScores: {
      items: components['schemas']['ForecastScore'][];
    };
    /** Forecasts */
    Forecasts: {
      /** @description One a currency */
      forecasts: components['schemas']['Forecast'][];
      /** @enum {unknown} */
      horizon: 30 | 60 | 90;
    };
    /** Healthy */
    Healthy: {
      database: 'up' | 'down';
      /** @enum {string} */
      status: 'ok';
      version: string;
    };
    /** Heatmap */
    Heatmap: {
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      first_day: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      last_day: string;
      /** @enum {unknown} */
      metric: 'cost' | 'tokens' | 'requests';
      /** @description Today, if it is among them: in every sum, but in nothing compared */
      running_day: string | null;
      series: {
        cells: {
          /** @description UTC */
          hour: number;
          /**
           * @description A decimal number as text
           * @example 12.5
           */
          value: string;
          /** @description 1 is Monday */
          weekday: number;
        }[];
        /** @description null: tokens or requests */
        currency: string | null;
        total: string | null;
        weekdays: {
          /** @description Days that are over and were read; only these are in the mean */
          known_days: number;
          /** @description null: no such day is known */
          mean_per_day: string | null;
          /** @description 1 is Monday */
          weekday: number;
        }[];
        /** @description The part whose hour nobody told, in no cell */
        without_hour: string | null;
        /** @description That part of the total; null when the total is zero */
        without_hour_share: string | null;
      }[];
    };
    /** ImportRefused */
    ImportRefused: {
      /** @description The kind of failure, for a program */
      code: string;
      /** @description The kind of failure in a few words */
      error: string;
      fault_count: number;
      /** @description The first thousand */
      faults: {
        column: string | null;
        line: number;
        message: string;
      }[];
      /** @description What happened and what to do, for a person */
      message: string;
    };
    /** ImportResult */
    ImportResult: {
      accounts_created: string[];
      charges_changed: number;
      charges_new: number;
      charges_unchanged: number;
      dry_run: boolean;
      fault_count: number;
      /** @description The first thousand */
      faults: {
        column: string | null;
        line: number;
        message: string;
      }[];
      first_day: string | null;
      /** @enum {unknown} */
      format: 'csv' | 'focus' | 'ccusage';
      last_day: string | null;
      /** @description Charges of the file that were taken */
      rows: number;
      /** @description Charges of the file that were not taken */
      skipped: number;
      /** @enum {unknown} */
      source: 'import' | 'manual' | 'estimate';
      total: {
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        cost: string;
        currency: string;
      }[];
      warnings: {
        code: string;
        message: string;
      }[];
    };
    /**
     * LedgerFault
     * @description A day whose sums differ. Checksums over all currencies: compare, do not show
     */
    LedgerFault: {
      account: string;
      /** @description Number of an account */
      account_id: number;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      charges: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      day: string;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      first_plus_revisions: string;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      rollup: string;
      stream: string;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      window_total: string;
    };
    /** LedgerHealth */
    LedgerHealth: {
      /** @description When the ledger was last added up; null: not yet */
      checked_at: string | null;
      /** @description Stored days of all kinds of figures that were compared */
      days: number;
      /** @description How many of them did not agree */
      fault_count: number;
      /** @description The first 100 of those, by day */
      faults: components['schemas']['LedgerFault'][];
    };
    /** ManualEntry */
    ManualEntry: {
      /** @description Number of an account */
      account_id: number;
      /** @enum {unknown} */
      charge_category: 'Usage' | 'Purchase' | 'Tax' | 'Credit' | 'Adjustment';
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      cost: string;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      created_at: string;
      /** @description Name of the person */
      created_by: string;
      /**
       * @description ISO 4217 code
       * @example USD
       */
      currency: string;
      deleted_at: string | null;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      first_day: string;
      id: number;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      last_day: string;
      model: string;
      notes: string;
      request_type: string;
      /** @enum {string} */
      source: 'manual';
      /**
       * @description The same every day of the period, or one charge on its first day
       * @enum {unknown}
       */
      spread: 'even' | 'single';
      tags: {
        [key: string]: string;
      };
      tokens: number | null;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      updated_at: string;
      /** @description Name of the person */
      updated_by: string;
      /** @description Counts the changes from 1 */
      version: number;
    };
    /** ManualEntryChange */
    ManualEntryChange: {
      /** @enum {unknown} */
      charge_category?: 'Usage' | 'Purchase' | 'Tax' | 'Credit' | 'Adjustment';
      /** @description At most 12 digits behind the point; below 0 only for a Credit or an Adjustment */
      cost?: string | number;
      /** @description ISO 4217 code; default USD */
      currency?: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      date?: string;
      /** @description false brings a deleted entry back */
      deleted?: boolean;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      first_day?: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      last_day?: string;
      model?: string;
      /** @description At most 2000 characters */
      notes?: string;
      /** @description Default manual */
      request_type?: string;
      /**
       * @description The same every day of the period, or one charge on its first day
       * @enum {unknown}
       */
      spread?: 'even' | 'single';
      tags?: {
        [key: string]: string;
      };
      tokens?: number | null;
      /** @description The version that you have seen; 409 when it is another one now */
      version?: number;
    };
    /** ManualEntryVersion */
    ManualEntryVersion: {
      /** @enum {unknown} */
      action: 'created' | 'updated' | 'deleted' | 'restored';
      /** @description The verified subject */
      actor: string;
      actor_name: string;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      at: string;
      /** @description What the entry said, in the words of a PATCH; null: it was not there */
      new: {
        [key: string]: unknown;
      } | null;
      /** @description What the entry said, in the words of a PATCH; null: it was not there */
      old: {
        [key: string]: unknown;
      } | null;
      version: number;
    };
    /** NewAccount */
    NewAccount: {
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      backfill_from?: string;
      /** @description https:// with the host of the service */
      base_url?: string;
      name: string;
      requests_per_minute?: number;
      /** @description Credentials by the names that GET /api/services tells; never shown again */
      secrets?: {
        [key: string]: string;
      };
      service_id: string;
      service_provider_name?: string;
    };
    /**
     * NewAnomalySetting
     * @description The whole setting: what is left out is the default
     */
    NewAnomalySetting: {
      account_id?: number | null;
      /**
       * @description sigma: the plain rule of standard deviations above the mean of 30 days
       * @enum {unknown}
       */
      detector?: 'robust' | 'sigma';
      /**
       * @description up is silent about days that are cheaper than usual
       * @enum {unknown}
       */
      directions?: 'up' | 'both';
      enabled?: boolean;
      min_excess?: string | number | null;
      /** @description 1.0 to 6.0; default 3 */
      threshold?: number;
    };
    /**
     * NewBudget
     * @description name and limit are needed; what of the scope is left out is all
     */
    NewBudget: {
      account_id?: number | null;
      active?: boolean;
      /** @description ISO 4217 code; default USD */
      currency?: string;
      first_day?: string | null;
      last_day?: string | null;
      limit?: string | number;
      model?: string | null;
      name?: string;
      /**
       * @description By the UTC calendar, or from first_day to last_day
       * @enum {unknown}
       */
      period?: 'month' | 'quarter' | 'fixed';
      /** @description Its id, or the name people know it by */
      project?: string | null;
      service_id?: string | null;
      /** @description Which figures count; default all */
      sources?: ('api' | 'estimate' | 'import' | 'manual')[];
      tag?: {
        key: string;
        value: string;
      } | null;
      /** @description Default 70, 90 and 100 percent; at most 20 */
      thresholds?: {
        /**
         * @description percent of the limit, amount in the currency, or forecast: the limit will be passed with this probability
         * @enum {unknown}
         */
        kind: 'percent' | 'amount' | 'forecast';
        /** @enum {unknown} */
        severity: 'warning' | 'critical' | 'emergency';
        value?: string | number;
      }[];
    };
    /**
     * NewManualEntry
     * @description A cost of one day (date) or of a period of at most 366 days (first_day and last_day)
     */
    NewManualEntry: {
      /** @description Number of an account */
      account_id: number;
      /** @enum {unknown} */
      charge_category?: 'Usage' | 'Purchase' | 'Tax' | 'Credit' | 'Adjustment';
      /** @description At most 12 digits behind the point; below 0 only for a Credit or an Adjustment */
      cost?: string | number;
      /** @description ISO 4217 code; default USD */
      currency?: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      date?: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      first_day?: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      last_day?: string;
      model?: string;
      /** @description At most 2000 characters */
      notes?: string;
      /** @description Default manual */
      request_type?: string;
      /**
       * @description The same every day of the period, or one charge on its first day
       * @enum {unknown}
       */
      spread?: 'even' | 'single';
      tags?: {
        [key: string]: string;
      };
      tokens?: number | null;
    };
    /**
     * NewPlannedEvent
     * @description One day, or up to 366 with last_day
     */
    NewPlannedEvent: {
      /** @description null: all accounts */
      account_id?: number | null;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      first_day: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      last_day?: string;
      note?: string;
      /** @description What is planned, in a few words */
      title: string;
    };
    /** NotificationChannel */
    NotificationChannel: {
      /** @description Masked; null: none */
      address: string | null;
      /** @description Whether anything leaves over it from here */
      available: boolean;
      categories: {
        anomaly: boolean;
        budget: boolean;
        system: boolean;
      };
      /**
       * @description What the collector itself sends over; chats are Grafana's contact points
       * @enum {unknown}
       */
      channel: 'email';
      /**
       * @description Which summaries of costs come
       * @enum {unknown}
       */
      digest: 'off' | 'weekly' | 'monthly' | 'both';
      /** @description How many mails may still come in this hour and day */
      left: {
        day: number;
        hour: number;
      };
    };
    /** NotificationPreferences */
    NotificationPreferences: {
      channels: components['schemas']['NotificationChannel'][];
      /** @description Nothing is sent, whatever else is chosen */
      opted_out: boolean;
    };
    /**
     * NotificationPreferencesChange
     * @description What is not given stays
     */
    NotificationPreferencesChange: {
      channels?: {
        /** @description The first one brings every category, unless some are given; null takes it away */
        address?: string | null;
        categories?: {
          anomaly?: boolean;
          budget?: boolean;
          system?: boolean;
        };
        /**
         * @description What the collector itself sends over; chats are Grafana's contact points
         * @enum {unknown}
         */
        channel: 'email';
        /**
         * @description Which summaries of costs come
         * @enum {unknown}
         */
        digest?: 'off' | 'weekly' | 'monthly' | 'both';
      }[];
      opted_out?: boolean;
    };
    /** PlannedEvent */
    PlannedEvent: {
      /** @description null: all accounts */
      account_id: number | null;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      created_at: string;
      /** @description Name of the person */
      created_by: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      first_day: string;
      id: number;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      last_day: string;
      note: string;
      title: string;
    };
    /** Ready */
    Ready: {
      /** @enum {string} */
      status: 'ready';
    };
    /** RejectedRows */
    RejectedRows: {
      account: string;
      /** @description Number of an account */
      account_id: number;
      /** @description null: the row did not say its day */
      day: string | null;
      /** @description Whether the day still lacks it; null: nobody knows the day */
      is_open: boolean | null;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      last_seen_at: string;
      /** @description The row that was seen last, as the provider wrote it; at most 4 kB */
      raw: string;
      /** @example bad_number */
      reason: string;
      /** @description The run that saw it last */
      run_id: string;
      /** @description How often such a row was seen; each read sees it again */
      seen: number;
      stream: string;
    };
    /**
     * RestatedDay
     * @description finality_before: the firmest of the changed amounts; recorded_at: of the last change
     */
    RestatedDay: {
      account: string;
      /** @description Number of an account */
      account_id: number;
      /** @description Changed amounts behind it; see GET /api/revisions */
      changes: number;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      day: string;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      delta: string;
      /**
       * @description Still running, still corrected, or done
       * @enum {unknown}
       */
      finality_before: 'provisional' | 'settling' | 'final';
      /** @description What stands now: old_cost and delta */
      new_cost: string;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      old_cost: string;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      recorded_at: string;
    };
    /** Restatements */
    Restatements: {
      currencies: {
        currency: string;
        /** @description Days of accounts that were restated */
        days: number;
        /** @description Of all restated days, also those beyond the limit */
        delta: string;
        items: components['schemas']['RestatedDay'][];
      }[];
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      since: string;
    };
    /** Revision */
    Revision: {
      account: string;
      account_id: number;
      actor: string | null;
      billing_currency: string;
      charge_description: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      day: string;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      delta: string;
      /**
       * @description Still running, still corrected, or done
       * @enum {unknown}
       */
      finality_before: 'provisional' | 'settling' | 'final';
      model: string;
      new_cost: string | null;
      note: string | null;
      old_cost: string | null;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      recorded_at: string;
      run_id: string;
      service: string;
      sku_meter: string;
      /**
       * @description Billed, estimated, from a file, or typed in
       * @enum {unknown}
       */
      source: 'api' | 'estimate' | 'import' | 'manual';
      sub_account: string;
      trigger: string | null;
    };
    /** Service */
    Service: {
      console_url: string | null;
      /** @description Where a person finds the figures */
      figures_hint: string;
      figures_url: string | null;
      /** @description false: figures are typed in, imported, or come as telemetry */
      has_api: boolean;
      id: string;
      /** @description Where a person makes such a credential */
      keys_url: string | null;
      /** @description What the credential must be allowed to do */
      needed_scope: string | null;
      /** @description JSON Schema of the credentials */
      secrets: {
        [key: string]: unknown;
      };
      /** @description null: the account names it */
      service_provider_name: string | null;
    };
    /** StreamHealth */
    StreamHealth: {
      account: string;
      /** @description Number of an account */
      account_id: number;
      last_read_at: string | null;
      /** @description The newest day with figures */
      newest_day: string | null;
      service: string;
      /** @description One kind of figures, with days of its own */
      stream: string;
      windows: {
        failed: number;
        final: number;
        provisional: number;
        settling: number;
      };
    };
    /** SyncCounts */
    SyncCounts: {
      amounts_restated: number;
      requests: number;
      rows_collapsed: number;
      rows_out_of_window: number;
      rows_received: number;
      rows_rejected: number;
      rows_rounded: number;
      rows_stored: number;
      rows_unpriced: number;
      windows_changed: number;
      windows_fresh: number;
      windows_kept: number;
      windows_planned: number;
      windows_unchanged: number;
    };
    /** SyncReport */
    SyncReport: {
      amounts_restated: number;
      counts: components['schemas']['SyncCounts'];
      error: {
        code: string;
        message: string;
      } | null;
      run_id: string | null;
      seconds: number;
      /** @enum {unknown} */
      status: 'succeeded' | 'partial' | 'failed' | 'aborted';
    };
    /** SyncRun */
    SyncRun: {
      /** @description Number of an account */
      account_id: number;
      account_name: string;
      /** @description Who asked for it; empty for the schedule */
      actor: string;
      counts: components['schemas']['SyncCounts'];
      error: {
        code: string;
        message: string;
      } | null;
      finished_at: string | null;
      note: string;
      /** @enum {unknown} */
      outcome: 'running' | 'succeeded' | 'partial' | 'failed' | 'aborted';
      run_id: string;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      started_at: string;
      /** @enum {unknown} */
      trigger: 'schedule' | 'command' | 'api' | 'entry' | 'import' | 'telemetry';
    };
    /** TrendBucket */
    TrendBucket: {
      /** @description The last day, inside */
      end: string;
      finality: ('provisional' | 'settling' | 'final') | null;
      /** @description Every day of the interval was asked for, is over and was read */
      is_complete: boolean;
      /** @description Today is in it */
      is_running: boolean;
      /** @description Days that are over and could not be read, all or in part */
      missing_days: number;
      /** @description Of this and the 29 days before; null unless all are known */
      moving_average_30: string | null;
      /** @description Of this and the 6 days before; null unless all are known */
      moving_average_7: string | null;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      start: string;
      /** @description null: nothing is known or has a price, which is not zero */
      value: string | null;
    };
    /**
     * TrendSeries
     * @description entered_for_later_days stands on days of the range that have not begun, and in no other figure
     */
    TrendSeries: {
      buckets: components['schemas']['TrendBucket'][];
      /** @description null: tokens or requests */
      currency: string | null;
      /**
       * @description A decimal number as text
       * @example 12.5
       */
      entered_for_later_days: string;
      /** @description null: no day is over yet */
      month_over_month: {
        /** @description null unless equally many days are known on both sides */
        change: string | null;
        /** @description Change of the mean known day; null unless that was above zero before */
        change_ratio: string | null;
        /** @description On each side */
        days: number;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        first_day: string;
        /** @description Days that are over and were read; only these are compared */
        known_days: number;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        last_day: string;
        mean_per_day: string | null;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        previous_first_day: string;
        previous_known_days: number;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        previous_last_day: string;
        previous_mean_per_day: string | null;
        previous_value: string | null;
        value: string | null;
      } | null;
      /** @description null: no day is over yet */
      previous_period: {
        /** @description null unless equally many days are known on both sides */
        change: string | null;
        /** @description Change of the mean known day; null unless that was above zero before */
        change_ratio: string | null;
        /** @description On each side */
        days: number;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        first_day: string;
        /** @description Days that are over and were read; only these are compared */
        known_days: number;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        last_day: string;
        mean_per_day: string | null;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        previous_first_day: string;
        previous_known_days: number;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        previous_last_day: string;
        previous_mean_per_day: string | null;
        previous_value: string | null;
        value: string | null;
      } | null;
      /** @description null: no day is over yet */
      quarter_over_quarter: {
        /** @description null unless equally many days are known on both sides */
        change: string | null;
        /** @description Change of the mean known day; null unless that was above zero before */
        change_ratio: string | null;
        /** @description On each side */
        days: number;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        first_day: string;
        /** @description Days that are over and were read; only these are compared */
        known_days: number;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        last_day: string;
        mean_per_day: string | null;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        previous_first_day: string;
        previous_known_days: number;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        previous_last_day: string;
        previous_mean_per_day: string | null;
        previous_value: string | null;
        value: string | null;
      } | null;
      /** @description The sum of the buckets */
      total: string | null;
      /** @description Charges without a price; they are in no sum */
      unpriced_charges: number;
    };
    /** Trends */
    Trends: {
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      first_day: string;
      /** @enum {unknown} */
      interval: 'day' | 'week' | 'month' | 'quarter';
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      last_day: string;
      /** @enum {unknown} */
      metric: 'cost' | 'tokens' | 'requests';
      /** @description Today, if it is among them: in every sum, but in nothing compared */
      running_day: string | null;
      series: components['schemas']['TrendSeries'][];
    };
    /** Unhealthy */
    Unhealthy: {
      /** @description The kind of failure, for a program */
      code: string;
      database: 'up' | 'down';
      /** @description The kind of failure in a few words */
      error: string;
      /** @description What happened and what to do, for a person */
      message: string;
      /** @enum {string} */
      status: 'error';
    };
    /** UnknownField */
    UnknownField: {
      account: string;
      /** @description Number of an account */
      account_id: number;
      field: string;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      first_seen_at: string;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      last_seen_at: string;
      sample: string;
      stream: string;
    };
    /** UnpricedUsage */
    UnpricedUsage: {
      account: string;
      /** @description Number of an account */
      account_id: number;
      /** @description What the tokens would cost at the lowest and the highest mean price of any model here in the last 90 days */
      at_risk: {
        currency: string;
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        high: string;
        /**
         * @description A decimal number as text
         * @example 12.5
         */
        low: string;
      } | null;
      charge_description: string;
      charges: number;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      first_day: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      last_day: string;
      model: string;
      quantity: string | null;
      service: string;
      sku_meter: string;
      /**
       * @description Billed, estimated, from a file, or typed in
       * @enum {unknown}
       */
      source: 'api' | 'estimate' | 'import' | 'manual';
      unit: string;
    };
    /** Usage */
    Usage: {
      account: string;
      account_id: number;
      billed_cost: string | null;
      billing_currency: string;
      charge_category: string;
      charge_description: string;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      charge_period_end: string;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      charge_period_start: string;
      consumed_quantity: string | null;
      consumed_unit: string;
      created_at: string | null;
      credential: string;
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      day: string;
      entered_by: string | null;
      entry_id: string | null;
      finality: ('provisional' | 'settling' | 'final') | null;
      list_cost: string | null;
      /**
       * @description usage: a quantity whose money stands in other rows
       * @enum {unknown}
       */
      measure: 'cost' | 'usage';
      model: string;
      notes: string;
      request_type: string;
      /** @description How often the amount was changed */
      revision: number;
      service: string;
      service_id: string;
      sku_meter: string;
      /**
       * @description Billed, estimated, from a file, or typed in
       * @enum {unknown}
       */
      source: 'api' | 'estimate' | 'import' | 'manual';
      sub_account: string;
      updated_at: string | null;
    };
    /** Verification */
    Verification: {
      /**
       * @description A UTC day
       * @example 2026-11-01
       */
      day: string;
      matches: boolean;
      /**
       * @description An instant, ISO 8601 in UTC
       * @example 2026-11-01T00:00:00Z
       */
      verified_at: string;
      verified_by: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getAccounts: {
    parameters: {
      query?: {
        include_deleted?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Account'][];
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postAccounts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewAccount'];
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Account'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAccountsById: {
    parameters: {
      query?: {
        include_deleted?: boolean;
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Account'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  deleteAccountsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: number;
            message: string;
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  patchAccountsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AccountChange'];
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Account'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postAccountsByIdSync: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncReport'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            run_id: string | null;
            /** @enum {string} */
            status: 'running';
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postAccountsByIdTest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountTest'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAccountsByIdVerification: {
    parameters: {
      query?: {
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        day?: string;
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ComparableDay'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postAccountsByIdVerification: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Comparison'];
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ComparableDay'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAnalyticsAnomalies: {
    parameters: {
      query?: {
        /** @description Default 100 */
        limit?: number;
        /** @description next_cursor of the page before */
        cursor?: string;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        start_date?: string;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        end_date?: string;
        /** @description Only this account */
        account_id?: string;
        /** @description Only this service */
        service_id?: string;
        /** @description Only this model */
        model?: string;
        /** @description By the score: from 3 medium, from 4 high, from 5 critical */
        severity?: 'low' | 'medium' | 'high' | 'critical';
        /** @description none: not judged */
        verdict?: 'expected' | 'confirmed' | 'false alarm' | 'none';
        /** @description Default: all but withdrawn */
        state?: 'open' | 'closed' | 'withdrawn';
        /** @description Also anomalies that have the same cause as another one */
        parts?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Anomaly'][];
            next_cursor: string | null;
            /** @description Over all pages */
            summary: {
              critical: {
                open: number;
                total: number;
              };
              high: {
                open: number;
                total: number;
              };
              low: {
                open: number;
                total: number;
              };
              medium: {
                open: number;
                total: number;
              };
              open: number;
              total: number;
            };
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAnalyticsAnomaliesById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Anomaly'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postAnalyticsAnomaliesByIdVerdict: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AnomalyVerdict'];
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Anomaly'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAnalyticsAnomalyPrecision: {
    parameters: {
      query?: {
        /** @description Number of an account */
        account_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Over the anomalies of the last 365 days */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnomalyPrecision'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAnalyticsAnomalySettings: {
    parameters: {
      query?: {
        /** @description Number of an account */
        account_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnomalySetting'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  putAnalyticsAnomalySettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description The whole setting: what is left out is the default */
    requestBody: {
      content: {
        'application/json': components['schemas']['NewAnomalySetting'];
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnomalySetting'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAnalyticsBreakdown: {
    parameters: {
      query?: {
        /** @description First day, YYYY-MM-DD in UTC; default 29 days before the last */
        start_date?: string;
        /** @description Last day, inside the range; default today */
        end_date?: string;
        /** @description Only this service */
        service_id?: string;
        /** @description Only this account */
        account_id?: string;
        /** @description api, manual, import, estimate or all; default all */
        source?: string;
        /** @description Only this model */
        model?: string;
        /** @description Only this project (sub-account), by its id; empty: charges that say none */
        project?: string;
        /** @description 7d, 30d or 90d: the last days with today, instead of start_date and end_date */
        period?: string;
        /** @description One of service, account, model, project, credential, source, token_kind, request_type, service_tier, charge_category */
        by?: string;
        /** @description Rows of each currency; the rest is one row. Default 20 */
        limit?: number;
        /** @description What change is against: previous_period, month_over_month, quarter_over_quarter; default previous_period */
        compare?: string;
        /** @description Default true. false: no cache_hit_share, which over long ranges answers many times faster */
        cache_hits?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Breakdown'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAnalyticsForecast: {
    parameters: {
      query?: {
        /** @description Only this account */
        account_id?: string;
        /** @description Only this service */
        service_id?: string;
        /** @description Only this model */
        model?: string;
        /** @description 30, 60 or 90 days from today on; default 30 */
        horizon?: string;
        /** @description Another name of horizon */
        days_ahead?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Forecasts'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAnalyticsForecastAccuracy: {
    parameters: {
      query?: {
        /** @description Only this account */
        account_id?: string;
        /** @description Only this service */
        service_id?: string;
        /** @description Only this model */
        model?: string;
        /** @description 30, 60 or 90 days from today on; default 30 */
        horizon?: string;
        /** @description Another name of horizon */
        days_ahead?: string;
        /** @description Most rows; default 100 */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ForecastScores'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAnalyticsForecastOutcomes: {
    parameters: {
      query?: {
        /** @description Only this account */
        account_id?: string;
        /** @description Only this service */
        service_id?: string;
        /** @description Only this model */
        model?: string;
        /** @description 30, 60 or 90 days from today on; default 30 */
        horizon?: string;
        /** @description Another name of horizon */
        days_ahead?: string;
        /** @description Most rows; default 100 */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ForecastOutcomes'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAnalyticsHeatmap: {
    parameters: {
      query?: {
        /** @description First day, YYYY-MM-DD in UTC; default 29 days before the last */
        start_date?: string;
        /** @description Last day, inside the range; default today */
        end_date?: string;
        /** @description Only this service */
        service_id?: string;
        /** @description Only this account */
        account_id?: string;
        /** @description api, manual, import, estimate or all; default all */
        source?: string;
        /** @description Only this model */
        model?: string;
        /** @description Only this project (sub-account), by its id; empty: charges that say none */
        project?: string;
        /** @description 7d, 30d or 90d: the last days with today, instead of start_date and end_date */
        period?: string;
        /** @description cost, tokens or requests; default cost */
        metric?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Heatmap'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAnalyticsRestatements: {
    parameters: {
      query?: {
        /** @description Changes recorded from this UTC day on, YYYY-MM-DD; default yesterday */
        since?: string;
        /** @description Days of each currency; default 20 */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Restatements'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAnalyticsTrends: {
    parameters: {
      query?: {
        /** @description First day, YYYY-MM-DD in UTC; default 29 days before the last */
        start_date?: string;
        /** @description Last day, inside the range; default today */
        end_date?: string;
        /** @description Only this service */
        service_id?: string;
        /** @description Only this account */
        account_id?: string;
        /** @description api, manual, import, estimate or all; default all */
        source?: string;
        /** @description Only this model */
        model?: string;
        /** @description Only this project (sub-account), by its id; empty: charges that say none */
        project?: string;
        /** @description 7d, 30d or 90d: the last days with today, instead of start_date and end_date */
        period?: string;
        /** @description cost, tokens or requests; default cost */
        metric?: string;
        /** @description day, week (from Monday), month or quarter; default day */
        interval?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Trends'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAudit: {
    parameters: {
      query?: {
        /** @description Default 100 */
        limit?: number;
        /** @description next_cursor of the page before */
        cursor?: string;
        actor?: string;
        action?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['AuditEntry'][];
            next_cursor: string | null;
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getBudgets: {
    parameters: {
      query?: {
        /** @description Default 100 */
        limit?: number;
        /** @description next_cursor of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Budget'][];
            next_cursor: string | null;
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postBudgets: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description name and limit are needed; what of the scope is left out is all */
    requestBody: {
      content: {
        'application/json': components['schemas']['NewBudget'];
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            account_id: number | null;
            active: boolean;
            /**
             * @description An instant, ISO 8601 in UTC
             * @example 2026-11-01T00:00:00Z
             */
            created_at: string;
            /** @description Name of the person */
            created_by: string;
            currency: string;
            first_day: string | null;
            id: number;
            last_day: string | null;
            /**
             * @description A decimal number as text
             * @example 12.5
             */
            limit: string;
            model: string | null;
            name: string;
            /**
             * @description By the UTC calendar, or from first_day to last_day
             * @enum {unknown}
             */
            period: 'month' | 'quarter' | 'fixed';
            project: string | null;
            service_id: string | null;
            sources: ('api' | 'estimate' | 'import' | 'manual')[];
            tag: {
              key: string;
              value: string;
            } | null;
            thresholds: {
              /**
               * @description percent of the limit, amount in the currency, or forecast: the limit will be passed with this probability
               * @enum {unknown}
               */
              kind: 'percent' | 'amount' | 'forecast';
              /** @enum {unknown} */
              severity: 'warning' | 'critical' | 'emergency';
              /**
               * @description A decimal number as text
               * @example 12.5
               */
              value: string;
            }[];
            /**
             * @description An instant, ISO 8601 in UTC
             * @example 2026-11-01T00:00:00Z
             */
            updated_at: string;
            /** @description Name of the person */
            updated_by: string;
            /** @description Counts the changes from 1 */
            version: number;
            warnings: {
              /** @enum {unknown} */
              code: 'MODEL_NEVER_SEEN' | 'PROJECT_NEVER_SEEN' | 'TAG_NEVER_SEEN';
              message: string;
            }[];
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postBudgetsBacktest: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BacktestQuestion'];
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Backtest'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getBudgetsStatus: {
    parameters: {
      query?: {
        /** @description Default 100 */
        limit?: number;
        /** @description next_cursor of the page before */
        cursor?: string;
        /** @description Number of an account */
        account_id?: number;
        /** @description Only budgets at this level */
        level?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['BudgetStatus'][];
            next_cursor: string | null;
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  deleteBudgetsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  patchBudgetsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    /** @description null takes a part of the scope away */
    requestBody: {
      content: {
        'application/json': components['schemas']['BudgetChange'];
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            account_id: number | null;
            active: boolean;
            /**
             * @description An instant, ISO 8601 in UTC
             * @example 2026-11-01T00:00:00Z
             */
            created_at: string;
            /** @description Name of the person */
            created_by: string;
            currency: string;
            first_day: string | null;
            id: number;
            last_day: string | null;
            /**
             * @description A decimal number as text
             * @example 12.5
             */
            limit: string;
            model: string | null;
            name: string;
            /**
             * @description By the UTC calendar, or from first_day to last_day
             * @enum {unknown}
             */
            period: 'month' | 'quarter' | 'fixed';
            project: string | null;
            service_id: string | null;
            sources: ('api' | 'estimate' | 'import' | 'manual')[];
            tag: {
              key: string;
              value: string;
            } | null;
            thresholds: {
              /**
               * @description percent of the limit, amount in the currency, or forecast: the limit will be passed with this probability
               * @enum {unknown}
               */
              kind: 'percent' | 'amount' | 'forecast';
              /** @enum {unknown} */
              severity: 'warning' | 'critical' | 'emergency';
              /**
               * @description A decimal number as text
               * @example 12.5
               */
              value: string;
            }[];
            /**
             * @description An instant, ISO 8601 in UTC
             * @example 2026-11-01T00:00:00Z
             */
            updated_at: string;
            /** @description Name of the person */
            updated_by: string;
            /** @description Counts the changes from 1 */
            version: number;
            warnings: {
              /** @enum {unknown} */
              code: 'MODEL_NEVER_SEEN' | 'PROJECT_NEVER_SEEN' | 'TAG_NEVER_SEEN';
              message: string;
            }[];
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getBudgetsByIdPeriods: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BudgetPeriods'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getFeatures: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Features'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getHealthCollector: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CollectorHealth'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getHealthFailedDays: {
    parameters: {
      query?: {
        /** @description Default 100 */
        limit?: number;
        /** @description next_cursor of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['FailedDay'][];
            next_cursor: string | null;
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getHealthLedger: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LedgerHealth'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getHealthRejects: {
    parameters: {
      query?: {
        /** @description Default 100 */
        limit?: number;
        /** @description next_cursor of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['RejectedRows'][];
            next_cursor: string | null;
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getHealthStreams: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['StreamHealth'][];
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getHealthUnknownFields: {
    parameters: {
      query?: {
        /** @description Default 100 */
        limit?: number;
        /** @description next_cursor of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['UnknownField'][];
            next_cursor: string | null;
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getHealthUnpriced: {
    parameters: {
      query?: {
        /** @description Default 100 */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['UnpricedUsage'][];
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postImports: {
    parameters: {
      query?: {
        /** @description Left out: found from the content of the file */
        format?: 'csv' | 'focus' | 'ccusage';
        /** @description manual makes a manual entry of every row; default import */
        source?: 'import' | 'manual' | 'estimate';
        /** @description 1: tells what would happen and stores nothing */
        dry_run?: boolean;
        /** @description 1: takes the good rows although others have faults */
        partial?: boolean;
        /** @description 1: makes accounts that are not there yet */
        create_accounts?: boolean;
        /** @description Account of rows that name none */
        account?: string;
        /** @description For the history of changes */
        file_name?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description The file, at most 20 MiB */
    requestBody: {
      content: {
        'application/json': unknown;
        'application/octet-stream': unknown;
        'text/csv': unknown;
        'text/plain': unknown;
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportResult'];
        };
      };
      /** @description Default Response */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportRefused'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getManualEntries: {
    parameters: {
      query?: {
        /** @description Default 100 */
        limit?: number;
        /** @description next_cursor of the page before */
        cursor?: string;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        start_date?: string;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        end_date?: string;
        /** @description Number of an account */
        account_id?: number;
        include_deleted?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ManualEntry'][];
            next_cursor: string | null;
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postManualEntries: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description A cost of one day (date) or of a period of at most 366 days (first_day and last_day) */
    requestBody: {
      content: {
        'application/json': components['schemas']['NewManualEntry'];
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Number of an account */
            account_id: number;
            /** @enum {unknown} */
            charge_category: 'Usage' | 'Purchase' | 'Tax' | 'Credit' | 'Adjustment';
            /**
             * @description A decimal number as text
             * @example 12.5
             */
            cost: string;
            /**
             * @description An instant, ISO 8601 in UTC
             * @example 2026-11-01T00:00:00Z
             */
            created_at: string;
            /** @description Name of the person */
            created_by: string;
            /**
             * @description ISO 4217 code
             * @example USD
             */
            currency: string;
            deleted_at: string | null;
            /**
             * @description A UTC day
             * @example 2026-11-01
             */
            first_day: string;
            id: number;
            /**
             * @description A UTC day
             * @example 2026-11-01
             */
            last_day: string;
            model: string;
            notes: string;
            request_type: string;
            /** @enum {string} */
            source: 'manual';
            /**
             * @description The same every day of the period, or one charge on its first day
             * @enum {unknown}
             */
            spread: 'even' | 'single';
            tags: {
              [key: string]: string;
            };
            tokens: number | null;
            /**
             * @description An instant, ISO 8601 in UTC
             * @example 2026-11-01T00:00:00Z
             */
            updated_at: string;
            /** @description Name of the person */
            updated_by: string;
            /** @description Counts the changes from 1 */
            version: number;
            warnings: {
              /**
               * @description A decimal number as text
               * @example 12.5
               */
              api_cost: string;
              /** @enum {string} */
              code: 'OVERLAPS_API_CHARGES';
              /**
               * @description ISO 4217 code
               * @example USD
               */
              currency: string;
              days: string[];
              message: string;
            }[];
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getManualEntriesById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ManualEntry'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  deleteManualEntriesById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  patchManualEntriesById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ManualEntryChange'];
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Number of an account */
            account_id: number;
            /** @enum {unknown} */
            charge_category: 'Usage' | 'Purchase' | 'Tax' | 'Credit' | 'Adjustment';
            /**
             * @description A decimal number as text
             * @example 12.5
             */
            cost: string;
            /**
             * @description An instant, ISO 8601 in UTC
             * @example 2026-11-01T00:00:00Z
             */
            created_at: string;
            /** @description Name of the person */
            created_by: string;
            /**
             * @description ISO 4217 code
             * @example USD
             */
            currency: string;
            deleted_at: string | null;
            /**
             * @description A UTC day
             * @example 2026-11-01
             */
            first_day: string;
            id: number;
            /**
             * @description A UTC day
             * @example 2026-11-01
             */
            last_day: string;
            model: string;
            notes: string;
            request_type: string;
            /** @enum {string} */
            source: 'manual';
            /**
             * @description The same every day of the period, or one charge on its first day
             * @enum {unknown}
             */
            spread: 'even' | 'single';
            tags: {
              [key: string]: string;
            };
            tokens: number | null;
            /**
             * @description An instant, ISO 8601 in UTC
             * @example 2026-11-01T00:00:00Z
             */
            updated_at: string;
            /** @description Name of the person */
            updated_by: string;
            /** @description Counts the changes from 1 */
            version: number;
            warnings: {
              /**
               * @description A decimal number as text
               * @example 12.5
               */
              api_cost: string;
              /** @enum {string} */
              code: 'OVERLAPS_API_CHARGES';
              /**
               * @description ISO 4217 code
               * @example USD
               */
              currency: string;
              days: string[];
              message: string;
            }[];
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getManualEntriesByIdHistory: {
    parameters: {
      query?: {
        /** @description Default 100 */
        limit?: number;
        /** @description next_cursor of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ManualEntryVersion'][];
            next_cursor: string | null;
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getNotificationsHistory: {
    parameters: {
      query?: {
        /** @description Default 100 */
        limit?: number;
        /** @description next_cursor of the page before */
        cursor?: string;
        category?: 'budget' | 'anomaly' | 'system';
        status?: 'firing' | 'resolved';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['AlertHistoryItem'][];
            next_cursor: string | null;
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getNotificationsPreferences: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotificationPreferences'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  putNotificationsPreferences: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description What is not given stays */
    requestBody: {
      content: {
        'application/json': components['schemas']['NotificationPreferencesChange'];
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotificationPreferences'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postNotificationsTestByChannel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        channel: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getPlannedEvents: {
    parameters: {
      query?: {
        /** @description Default 100 */
        limit?: number;
        /** @description next_cursor of the page before */
        cursor?: string;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        start_date?: string;
        /**
         * @description A UTC day
         * @example 2026-11-01
         */
        end_date?: string;
        /** @description Number of an account */
        account_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['PlannedEvent'][];
            next_cursor: string | null;
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postPlannedEvents: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description One day, or up to 366 with last_day */
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPlannedEvent'];
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlannedEvent'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  deletePlannedEventsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getRevisions: {
    parameters: {
      query?: {
        /** @description First day, YYYY-MM-DD in UTC; default 29 days before the last */
        start_date?: string;
        /** @description Last day, inside the range; default today */
        end_date?: string;
        /** @description Only this service */
        service_id?: string;
        /** @description Only this account */
        account_id?: string;
        /** @description api, manual, import, estimate or all; default all */
        source?: string;
        /** @description Default 100 */
        limit?: number;
        /** @description next_cursor of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Revision'][];
            next_cursor: string | null;
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getServices: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Service'][];
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postServicesByIdTest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CredentialsToTest'];
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountTest'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getSyncRuns: {
    parameters: {
      query?: {
        /** @description Default 100 */
        limit?: number;
        /** @description next_cursor of the page before */
        cursor?: string;
        /** @description Number of an account */
        account_id?: number;
        /** @description Only this run */
        run_id?: string;
        outcome?: 'running' | 'succeeded' | 'partial' | 'failed' | 'aborted';
        trigger?: 'schedule' | 'command' | 'api' | 'entry' | 'import' | 'telemetry';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['SyncRun'][];
            next_cursor: string | null;
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getUsage: {
    parameters: {
      query?: {
        /** @description First day, YYYY-MM-DD in UTC; default 29 days before the last */
        start_date?: string;
        /** @description Last day, inside the range; default today */
        end_date?: string;
        /** @description Only this service */
        service_id?: string;
        /** @description Only this account */
        account_id?: string;
        /** @description api, manual, import, estimate or all; default all */
        source?: string;
        /** @description Only this model */
        model?: string;
        /** @description Default 100 */
        limit?: number;
        /** @description next_cursor of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Usage'][];
            next_cursor: string | null;
          };
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getUsageExport: {
    parameters: {
      query?: {
        /** @description One of csv, json, ndjson, focus, parquet; default csv */
        format?: string;
        /** @description First day, YYYY-MM-DD in UTC; default 29 days before the last */
        start_date?: string;
        /** @description Last day, inside the range; default today */
        end_date?: string;
        /** @description Only this service */
        service_id?: string;
        /** @description Only this account */
        account_id?: string;
        /** @description api, manual, import, estimate or all; default all */
        source?: string;
        /** @description Only this model */
        model?: string;
        /** @description Columns of csv, json, ndjson and parquet, with commas between, or all */
        columns?: string;
        /** @description 1: without e-mail addresses, keys cut to their last four characters */
        redact?: string;
        /** @description footer or none: whether the file ends with what it is */
        metadata?: string;
        /** @description 1: a compressed file */
        gzip?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getUsageExportPreview: {
    parameters: {
      query?: {
        /** @description One of csv, json, ndjson, focus, parquet; default csv */
        format?: string;
        /** @description First day, YYYY-MM-DD in UTC; default 29 days before the last */
        start_date?: string;
        /** @description Last day, inside the range; default today */
        end_date?: string;
        /** @description Only this service */
        service_id?: string;
        /** @description Only this account */
        account_id?: string;
        /** @description api, manual, import, estimate or all; default all */
        source?: string;
        /** @description Only this model */
        model?: string;
        /** @description Columns of csv, json, ndjson and parquet, with commas between, or all */
        columns?: string;
        /** @description 1: without e-mail addresses, keys cut to their last four characters */
        redact?: string;
        /** @description footer or none: whether the file ends with what it is */
        metadata?: string;
        /** @description 1: a compressed file */
        gzip?: string;
        rows?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExportPreview'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getHealthz: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Healthy'];
        };
      };
      /** @description Default Response */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Unhealthy'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postHooksGrafanaAlerts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getMetrics: {
    parameters: {
      query?: never;
      header?: {
        authorization?: string;
        'accept-encoding'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getReadyz: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ready'];
        };
      };
      /** @description Default Response */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getUnsubscribeByToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      /** @description Default Response */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postUnsubscribeByToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      /** @description Default Response */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postV1Metrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExportMetricsServiceResponse'];
        };
      };
      /** @description Any failure */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
}
