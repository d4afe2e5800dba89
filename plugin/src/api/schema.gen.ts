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
    get?: never;
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
       * @description Who manages it; only api can be changed here
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
    /** Healthy */
    Healthy: {
      database: 'up' | 'down';
      /** @enum {string} */
      status: 'ok';
      version: string;
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
    /** Ready */
    Ready: {
      /** @enum {string} */
      status: 'ready';
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
      /** @description What the credential must be allowed to do */
      needed_scope: string | null;
      /** @description JSON Schema of the credentials */
      secrets: {
        [key: string]: unknown;
      };
      /** @description null: the account names it */
      service_provider_name: string | null;
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
        account_id?: number;
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
  getSyncRuns: {
    parameters: {
      query?: {
        /** @description Default 100 */
        limit?: number;
        /** @description next_cursor of the page before */
        cursor?: string;
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
