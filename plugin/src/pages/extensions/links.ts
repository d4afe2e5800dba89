import {
  type PluginExtensionAddedLinkConfig,
  type PluginExtensionPanelContext,
  PluginExtensionPoints,
  type RawTimeRange,
} from '@grafana/data';
import { getTemplateSrv, locationService } from '@grafana/runtime';
import { rights } from '../../api/rights';
import { pageUrl } from '../routes';
import { isExportOff } from './exportSwitch';

type LinkConfig<Context extends object = object> = PluginExtensionAddedLinkConfig<Context>;

/** In the menu of every panel of every dashboard: the costs of the days that the panel shows, as a file. */
export const EXPORT_OF_PANEL: LinkConfig<PluginExtensionPanelContext> = {
  targets: [PluginExtensionPoints.DashboardPanelMenu],
  title: 'Export costs',
  description: 'Download what AI services cost in the time of this panel',
  path: pageUrl('export'),
  icon: 'download-alt',
  configure: (context) => (mayExport() ? { path: exportPath(context) } : undefined),
};

const NEW_ENTRY = pageUrl('manual', { view: 'new' });

/** In the command palette. */
export const COMMANDS: readonly LinkConfig[] = [
  command('AI cost: overview', 'What was spent, how sure it is, and what needs a decision', pageUrl('overview')),
  command('AI cost: budgets', 'Limits, and how fast they are used up', pageUrl('budgets')),
  command('AI cost: add a manual entry', 'Type in a cost that no provider tells', NEW_ENTRY, () => rights().mayWrite),
  command('AI cost: export', 'Download charges as a file', pageUrl('export'), mayExport),
];

/** The palette of Grafana 12.4 calls `onClick` and follows no path, so the way is gone here. */
function command(title: string, description: string, path: string, isShown = () => true): LinkConfig {
  return {
    targets: [PluginExtensionPoints.CommandPalette],
    ...{ title, description },
    onClick: () => locationService.push(path),
    configure: () => (isShown() ? {} : undefined),
  };
}

function mayExport(): boolean {
  return rights().mayWrite && !isExportOff();
}

function exportPath(context: Readonly<PluginExtensionPanelContext> | undefined): string {
  if (!context) return pageUrl('export');
  const { from, to } = context.timeRange;
  return pageUrl('export', { from: timeText(from), to: timeText(to), ...chosenSource(context) });
}

/** Times such as `now-7d` stay what they are, so that the export means the same days tomorrow as the panel. */
function timeText(time: RawTimeRange['from']): string {
  return typeof time === 'string' ? time : String(time.valueOf());
}

/** The value of the dashboard's variable `source`, if it is one: an export is of one source or of all. */
function chosenSource({ scopedVars }: PluginExtensionPanelContext): { source?: string } {
  // Without such a variable the text stays as it is.
  const text = getTemplateSrv().replace('${source:queryparam}', scopedVars);
  const [source = '', ...others] = new URLSearchParams(text).getAll('var-source');
  return source === '' || source === '$__all' || others.length > 0 ? {} : { source };
}
