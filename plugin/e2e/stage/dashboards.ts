import { expect, type APIRequestContext } from '@playwright/test';

/** A panel of a dashboard: its plugin, and what it asks the report views. */
export interface PanelSetup {
  readonly type: 'aicost-timeline-panel' | 'aicost-budget-panel' | 'aicost-ledger-panel';
  readonly title: string;
  readonly queries: readonly string[];
}

/** Makes a dashboard of these panels, each as wide as the page, and gives the path to it; days are UTC. */
export type MakeDashboard = (title: string, ...panels: PanelSetup[]) => Promise<string>;

const DATA_SOURCE = { type: 'grafana-postgresql-datasource', uid: 'aicost-postgres' };
const SIZE = { x: 0, w: 24, h: 15 };

/** Dashboards for one test. `removeAll` takes them away again. */
export function dashboardsOf(request: APIRequestContext) {
  const made: string[] = [];
  const make: MakeDashboard = async (title, ...panels) => {
    const dashboard = { title: `e2e ${title}`, timezone: 'utc', panels: panels.map(panelModel) };
    const answer = await request.post('/api/dashboards/db', { data: { dashboard, overwrite: true } });
    expect(answer.ok(), `Grafana takes the dashboard: ${await answer.text()}`).toBe(true);
    const { uid, url } = await answer.json();
    made.push(uid);
    return url;
  };
  const removeAll = async () => {
    for (const uid of made) await request.delete(`/api/dashboards/uid/${uid}`);
  };
  return { make, removeAll };
}

function panelModel({ type, title, queries }: PanelSetup, place: number) {
  return {
    ...{ id: place + 1, type, title, datasource: DATA_SOURCE, gridPos: { ...SIZE, y: place * SIZE.h } },
    targets: queries.map((rawSql, index) => ({
      refId: 'ABCDEFGH'.charAt(index),
      datasource: DATA_SOURCE,
      ...{ format: 'table', editorMode: 'code', rawQuery: true, rawSql },
    })),
  };
}
