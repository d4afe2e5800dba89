import { PanelPlugin } from '@grafana/data';
import { SampleQuery } from '../../components/table/SampleQuery';
import { BudgetPanel } from './BudgetPanel';
import { SAMPLE_QUERY, THRESHOLDS_QUERY } from './columns';
import { DEFAULTS, readOptions, type BudgetOptions } from './options';
import { suggestBudgets } from './suggestions';

export const plugin = new PanelPlugin<BudgetOptions>(BudgetPanel)
  .setPanelOptions((builder) =>
    builder
      .addRadio({
        path: 'sortBy',
        name: 'Order',
        defaultValue: DEFAULTS.sortBy,
        settings: {
          options: [
            { value: 'ratio', label: 'Fullest first' },
            { value: 'name', label: 'By name' },
          ],
        },
      })
      .addBooleanSwitch({
        path: 'showForecast',
        name: 'Forecast',
        description: 'What is expected at the end of the period: a line on the bar, and its range as a dashed frame',
        defaultValue: DEFAULTS.showForecast,
      })
      .addBooleanSwitch({
        path: 'showBurnRate',
        name: 'Burn rate',
        description: 'What a day costs at present',
        defaultValue: DEFAULTS.showBurnRate,
      })
      .addBooleanSwitch({
        path: 'compact',
        name: 'Compact',
        description: 'Name, state, amounts and bar alone',
        defaultValue: DEFAULTS.compact,
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
        id: 'thresholds',
        path: 'thresholds',
        name: 'Second query, if you like',
        description: 'The thresholds, as marks on the bars',
        editor: SampleQuery,
        settings: { sql: THRESHOLDS_QUERY },
      }),
  )
  .setMigrationHandler((panel) => readOptions(panel.options))
  .setSuggestionsSupplier(suggestBudgets);
