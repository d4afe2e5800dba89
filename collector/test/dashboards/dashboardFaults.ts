import { drawnPanels, sqlTexts, type Dashboard, type GridPos, type Link, type Panel } from './dashboardFiles.js';

const DATA_SOURCES = new Set(['aicost-postgres', 'aicost-prometheus']);
/** Views whose rows have a day, a source and a currency. */
const CHARGES = /\breport\.(?:daily_cost\w*|revision)\b/;

export interface Known {
  readonly uids: readonly string[];
  readonly pages: readonly string[];
  /** Names of the demo, which another installation does not have. */
  readonly names: readonly string[];
}

/** One line for each trap that a dashboard steps into. */
export function dashboardFaults(dashboard: Dashboard, known: Known): string[] {
  const faults = [
    ...shapeFaults(dashboard, known),
    ...idFaults(dashboard),
    ...drawnPanels(dashboard).flatMap(panelFaults),
    ...overlaps(dashboard),
    ...variableFaults(dashboard),
    ...sqlTexts(dashboard).flatMap(({ where, sql }) => sqlFaults(sql).map((fault) => `${where}: ${fault}`)),
    ...linkFaults(dashboard, known),
    ...known.names.filter((name) => JSON.stringify(dashboard).includes(name)).map((name) => `${name} is of the demo`),
  ];
  return faults.map((fault) => `${dashboard.uid}: ${fault}`);
}

function shapeFaults(dashboard: Dashboard, { uids }: Known): string[] {
  const left = ['__inputs', '__requires', '__elements', 'id', 'version'].filter((key) => key in dashboard);
  return [
    ...left.map((key) => `${key} is left from an export`),
    ...(uids.includes(dashboard.uid) ? [] : ['its uid is not one that links and docs name']),
    ...(dashboard.timezone === 'utc' ? [] : ['days are UTC, and so is the dashboard']),
  ];
}

function idFaults({ panels }: Dashboard): string[] {
  const all = panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]);
  return all
    .map(({ id }) => id)
    .filter((id, index, ids) => ids.indexOf(id) !== index)
    .map((id) => `panel id ${id} is there twice`);
}

function panelFaults({ title = '', description = '', datasource, targets = [], type }: Panel): string[] {
  const sources = type === 'text' ? [] : [datasource, ...targets.map((target) => target.datasource ?? datasource)];
  return [
    ...(/\S/.test(title) ? [] : ['a panel has no title']),
    ...(/\S{3}/.test(description) ? [] : ['it has no description']),
    ...(sources.every((source) => DATA_SOURCES.has(source?.uid ?? '')) ? [] : ['it asks no data source of ours']),
  ].map((fault) => `panel "${title}": ${fault}`);
}

/** A closed row lies over what its own panels would cover, so rows count with what they hold. */
function overlaps({ panels }: Dashboard): string[] {
  const placed = panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]);
  return placed.flatMap((one, index) => [
    ...(one.gridPos.x + one.gridPos.w > 24 ? [`panel "${one.title ?? ''}" is wider than the page`] : []),
    ...placed
      .slice(index + 1)
      .filter((other) => doOverlap(one.gridPos, other.gridPos))
      .map((other) => `panels "${one.title ?? ''}" and "${other.title ?? ''}" overlap`),
  ]);
}

function doOverlap(one: GridPos, other: GridPos): boolean {
  const apart = (a: GridPos, b: GridPos) => a.x + a.w <= b.x || a.y + a.h <= b.y;
  return !apart(one, other) && !apart(other, one);
}

function variableFaults(dashboard: Dashboard): string[] {
  const defined = dashboard.templating.list.map(({ name }) => name);
  const own = JSON.stringify(dashboard).replaceAll(/\$\{?__\w+/g, '');
  const used = new Set([...own.matchAll(/\$\{?(\w+)/g)].map(([, name = '']) => name));
  return [
    ...[...used].filter((name) => !defined.includes(name)).map((name) => `variable ${name} is not defined`),
    ...defined.filter((name) => !used.has(name)).map((name) => `variable ${name} is not used`),
  ];
}

function sqlFaults(sql: string): string[] {
  const isCharges = CHARGES.test(sql);
  const isPanel = sql.includes('$__timeFrom()');
  return [
    ...(/\bbetween\b|\$__timeFilter|<=\s*\$__timeTo/i.test(sql) ? ['a range must be half-open'] : []),
    ...(/(?<!\{)\$(?:currency|service|account|source)\b|\$\{\w+\}/.test(sql) ? ['a variable is not quoted'] : []),
    ...(/\b\d+\.\d+\b/.test(sql) ? ['a rate is written into it'] : []),
    ...(/\bnow\(\)|current_date/i.test(sql) ? ['it asks for another time than the range'] : []),
    ...(isCharges && isPanel && !/[<>]=? \$__timeTo\(\)/.test(sql) ? ['charges have no end of their range'] : []),
    ...(isCharges && isPanel && !sql.includes('${source:sqlstring}') ? ['charges of every source'] : []),
    ...(isCharges && isPanel && !sql.includes('${currency:sqlstring}') ? ['charges of every currency'] : []),
  ];
}

function linkFaults(dashboard: Dashboard, { uids, pages }: Known): string[] {
  const inTables = drawnPanels(dashboard)
    .flatMap(({ fieldConfig }) => fieldConfig?.overrides ?? [])
    .flatMap(({ properties }) => properties.filter(({ id }) => id === 'links').flatMap(({ value }) => value as Link[]));
  const links = [...dashboard.links, ...drawnPanels(dashboard).flatMap(({ links = [] }) => links), ...inTables];
  const paths = links.flatMap(({ url }) => (url === undefined ? [] : [pathOf(url)]));
  const there = [...uids.map((uid) => `/d/${uid}`), ...pages];
  return paths.filter((path) => !there.includes(path)).map((path) => `nothing is at ${path}`);
}

/** Without what stands for a row: `/accounts/${__data.fields.Id}` leads to a page below `/accounts`. */
function pathOf(url: string): string {
  return (url.split('?')[0] ?? '').replace(/\/\$\{[^}]*\}$/, '');
}
