import { urlUtil } from '@grafana/data';
import pluginJson from '../plugin.json';

/** Every page of the app: its address below `/a/aicost-tracker-app/`, and what stands in its head. */
export const PAGES = {
  overview: { title: 'Overview', subTitle: 'What was spent, how sure it is, and what needs a decision' },
  breakdown: { title: 'Breakdown', subTitle: 'Where the money goes: services, accounts, projects, models, keys' },
  forecast: { title: 'Forecast', subTitle: 'What it will cost, and how right that was so far' },
  anomalies: { title: 'Anomalies', subTitle: 'Days that cost more than expected, and why' },
  budgets: { title: 'Budgets', subTitle: 'Limits, how fast they are used up, and when they end' },
  alerts: { title: 'Alerts', subTitle: 'Who is told when a budget, a cost or a figure needs eyes' },
  accounts: { title: 'Accounts', subTitle: 'Whose costs are read, and whether that works' },
  manual: { title: 'Manual entries', subTitle: 'Costs that no provider tells: enter, correct, import' },
  export: { title: 'Export', subTitle: 'Charges as a file, with where each one comes from' },
  health: { title: 'Health', subTitle: 'Whether the figures can be trusted today' },
} as const;

export type PageName = keyof typeof PAGES;

type Parameters = Readonly<Record<string, string | number | boolean | string[] | undefined>>;

/** The address of a page; parameters that are undefined are left out. */
export function pageUrl(page: string, parameters: Parameters = {}): string {
  const given = Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
  return urlUtil.renderUrl(`/a/${pluginJson.id}/${page}`, given);
}
