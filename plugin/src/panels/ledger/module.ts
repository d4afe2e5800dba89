import { PanelPlugin } from '@grafana/data';
import { SampleQuery } from '../../components/table/SampleQuery';
import { ColumnsEditor } from './ColumnsEditor';
import { LedgerPanel } from './LedgerPanel';
import { DETAIL_QUERY, SAMPLE_QUERY } from './columns';
import { DEFAULTS, readOptions, type LedgerOptions } from './options';
import { suggestLedger } from './suggestions';

export const plugin = new PanelPlugin<LedgerOptions>(LedgerPanel)
  .setPanelOptions((builder) =>
    builder
      .addCustomEditor({
        id: 'columns',
        path: 'columns',
        name: 'Columns',
        description: 'Their order is that of the query',
        editor: ColumnsEditor,
        defaultValue: DEFAULTS.columns,
      })
      .addCustomEditor({
        id: 'query',
        path: 'query',
        name: 'Query',
        description: 'Copy it into the query of a PostgreSQL data source, with the format Table',
        editor: SampleQuery,
        settings: { sql: SAMPLE_QUERY },
      })
      .addCustomEditor({
        id: 'detail',
        path: 'detail',
        name: 'Query in full detail',
        description: 'A row for every project, kind of usage and key. For a few days: it reads every charge',
        editor: SampleQuery,
        settings: { sql: DETAIL_QUERY },
      }),
  )
  .setMigrationHandler((panel) => readOptions(panel.options))
  .setSuggestionsSupplier(suggestLedger);
