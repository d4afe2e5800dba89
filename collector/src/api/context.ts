import type { Features } from '../config.js';
import type { Logger } from '../logging/logger.js';
import type { Pool } from '../store/db.js';

/** What the routes work with; the composition root fills it. */
export interface ApiContext {
  readonly pool: Pool;
  readonly log: Logger;
  readonly version: string;
  readonly features: Features;
}
