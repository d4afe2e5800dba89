import { VariableHide } from '@grafana/data';
import {
  CustomVariable,
  EmbeddedScene,
  SceneControlsSpacer,
  SceneTimePicker,
  SceneTimeRange,
  SceneVariableSet,
  VariableValueSelectors,
} from '@grafana/scenes';
import { COMPARISONS } from '../question/comparisons';
import { ALL_SOURCES, sourceOptions } from '../question/sourceOptions';
import { BreakdownBody } from './BreakdownBody';

/**
 * The days, the filters and what stands below them. Days are UTC days, whatever the person's own zone. `currencies`:
 * those of the ledger; one of them is shown at a time.
 */
export function breakdownScene(currencies: readonly string[]): EmbeddedScene {
  const source = new CustomVariable({
    name: 'source',
    label: 'Source',
    query: asQuery(sourceOptions()),
    value: ALL_SOURCES,
  });
  const currency = new CustomVariable({
    name: 'currency',
    label: 'Currency',
    query: currencies.join(','),
    hide: currencies.length > 1 ? VariableHide.dontHide : VariableHide.hideVariable,
  });
  const compare = new CustomVariable({
    name: 'compare',
    label: 'Change against',
    query: asQuery(Object.entries(COMPARISONS).map(([value, { label }]) => ({ value, label }))),
    value: 'previous_period',
  });
  return new EmbeddedScene({
    $timeRange: new SceneTimeRange({ from: 'now-30d', to: 'now', timeZone: 'utc' }),
    $variables: new SceneVariableSet({ variables: [source, currency, compare] }),
    controls: [new VariableValueSelectors({}), new SceneControlsSpacer(), new SceneTimePicker({})],
    body: new BreakdownBody({}),
  });
}

/** Options as a custom variable reads them. */
function asQuery(options: readonly { readonly label: string; readonly value: string }[]): string {
  return options.map(({ label, value }) => `${label} : ${value}`).join(', ');
}
