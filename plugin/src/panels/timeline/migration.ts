import type { PanelMigrationHandler } from '@grafana/data';
import { DEFAULTS, type TimelineOptions } from './options';

/**
 * Brings the options of a saved panel to those of this version. Up to 0.1.0 (and '' for a panel that no version has
 * saved) there is nothing to rename; options that are not there yet get their defaults.
 */
export const migrateTimeline: PanelMigrationHandler<Partial<TimelineOptions>> = ({ options }) => ({
  ...DEFAULTS,
  ...options,
});
