import { PanelPlugin } from '@grafana/data';
import { migrateTimeline } from './migration';
import type { TimelineOptions } from './options';
import { editOptions } from './optionsEditor';
import { suggestTimeline } from './suggestions';
import { TimelinePanel } from './TimelinePanel';

export const plugin = new PanelPlugin<TimelineOptions>(TimelinePanel)
  // Without it Grafana keeps a dashboard's annotations to itself.
  .setDataSupport({ annotations: true })
  .setPanelOptions(editOptions)
  .setMigrationHandler(migrateTimeline)
  .setSuggestionsSupplier(suggestTimeline);
