import { PanelPlugin } from '@grafana/data';
import { migrateTimeline } from './migration';
import type { TimelineOptions } from './options';
import { editOptions } from './optionsEditor';
import { suggestTimeline } from './suggestions';
import { TimelinePanel } from './TimelinePanel';

export const plugin = new PanelPlugin<TimelineOptions>(TimelinePanel)
  .setPanelOptions(editOptions)
  .setMigrationHandler(migrateTimeline)
  .setSuggestionsSupplier(suggestTimeline);
