import type { Features } from '../config.js';
import type { Analyst } from '../jobs/analytics/threads/analyst.js';
import type { AccountDesk } from '../jobs/accounts/accountDesk.js';
import type { SyncDesk } from '../jobs/accounts/syncNow.js';
import type { SyncDeps } from '../jobs/syncAccount.js';
import type { NotificationDesk } from '../jobs/notifications/notificationDesk.js';
import type { ImportDesk } from '../jobs/imports/importFile.js';
import type { Logger } from '../logging/logger.js';
import type { ExportObserver } from '../jobs/export/exportLog.js';
import type { Pool } from '../store/db.js';

/** What the routes of accounts work with. */
export interface AccountParts {
  readonly desk: AccountDesk;
  /** The way to the providers. */
  readonly deps: SyncDeps;
  readonly syncs: SyncDesk;
  /** Aborts when the collector stops. */
  readonly signal: AbortSignal;
}

/** What exports work with. */
export interface ExportParts {
  /** Two connections of their own: however many exports are read, the rest of the API has its own. */
  readonly pool: Pool;
  /** An existing folder where records wait for slow readers. */
  readonly spoolFolder: string;
  readonly observe: ExportObserver;
}

/** What the routes work with; the composition root fills it. */
export interface ApiContext {
  readonly pool: Pool;
  readonly log: Logger;
  readonly version: string;
  readonly features: Features;
  /** Works out forecasts that are not stored. */
  readonly analyst: Analyst;
  /** Called when a person or a program has changed something, after the answer. */
  readonly onChange?: () => void;
  readonly accounts: AccountParts;
  readonly exports: ExportParts;
  readonly imports: ImportDesk;
  readonly notifications: NotificationDesk;
}
