import { costColumns } from './columns';
import { SAMPLE_QUERIES } from './sampleQueries';

const costQueries = SAMPLE_QUERIES.filter(({ title }) => title.startsWith('Costs'));

test.each(costQueries.map(({ title, sql }) => [title, sql]))('the query "%s" returns every column', (_title, sql) => {
  for (const { name } of costColumns) expect(sql).toMatch(new RegExp(`\\b${name}\\b`));
});

test('days are cast to moments, which Grafana takes for times', () => {
  for (const { sql } of SAMPLE_QUERIES.filter((query) => query.sql.includes('day'))) {
    expect(sql).toMatch(/day::timestamp as day|time, time_end/);
  }
});

test('the queries read views of the reporting schema only', () => {
  for (const { sql } of SAMPLE_QUERIES) {
    const tables = [...sql.matchAll(/\b(?:from|join) (\w[\w.]*)/g)].map(([, table]) => table);
    expect(tables.filter((table) => table !== 'lateral')).not.toHaveLength(0);
    for (const table of tables) expect(table).toMatch(/^(report\.\w+|lateral)$/);
  }
});
