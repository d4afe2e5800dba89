import { readText, repositoryFiles } from '../structure/files.js';

export interface GridPos {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface DataSource {
  readonly type: string;
  readonly uid: string;
}

export interface Target {
  readonly refId: string;
  readonly format?: 'table' | 'time_series';
  readonly rawSql?: string;
  readonly expr?: string;
  readonly datasource?: DataSource;
}

export interface Link {
  readonly url?: string;
}

export interface Override {
  readonly matcher: { readonly id: string; readonly options: string };
  readonly properties: readonly { readonly id: string; readonly value: unknown }[];
}

export interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title?: string;
  readonly description?: string;
  readonly gridPos: GridPos;
  readonly datasource?: DataSource;
  readonly targets?: readonly Target[];
  readonly fieldConfig?: { readonly overrides: readonly Override[] };
  readonly options?: Readonly<Record<string, unknown>>;
  readonly links?: readonly Link[];
  readonly panels?: readonly Panel[];
}

export interface Variable {
  readonly name: string;
  readonly type: string;
  readonly query: string;
  readonly allValue?: string;
  readonly datasource?: DataSource;
}

export interface Annotation {
  readonly name: string;
  readonly datasource: DataSource;
  readonly target: Target;
}

/** A dashboard as its file says it. */
export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly timezone: string;
  readonly links: readonly Link[];
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly Variable[] };
  readonly annotations: { readonly list: readonly Annotation[] };
}

export interface DashboardFile {
  readonly path: string;
  readonly text: string;
  readonly dashboard: Dashboard;
}

export function dashboardFiles(): DashboardFile[] {
  return repositoryFiles()
    .filter((path) => /^provisioning\/dashboards\/[^/]+\.json$/.test(path))
    .map(readText)
    .map(({ path, text }) => ({ path, text, dashboard: JSON.parse(text) as Dashboard }));
}

/** The panels that draw something, those inside closed rows too. */
export function drawnPanels({ panels }: Dashboard): Panel[] {
  return panels.flatMap((panel) => (panel.type === 'row' ? (panel.panels ?? []) : [panel]));
}

/** Every SQL text of a dashboard, with where it stands. */
export function sqlTexts(dashboard: Dashboard): { readonly where: string; readonly sql: string }[] {
  const panels = drawnPanels(dashboard).flatMap(({ title = '', targets = [] }) =>
    targets.map(({ refId, rawSql }) => ({ where: `panel "${title}", query ${refId}`, sql: rawSql ?? '' })),
  );
  const annotations = dashboard.annotations.list.map(({ name, target }) => ({
    where: `annotation "${name}"`,
    sql: target.rawSql ?? '',
  }));
  const variables = dashboard.templating.list.map(({ name, type, query }) => ({
    where: `variable ${name}`,
    sql: type === 'query' ? query : '',
  }));
  return [...panels, ...annotations, ...variables].filter(({ sql }) => sql !== '');
}
