import React, { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  CustomVariable,
  type SceneComponentProps,
  sceneGraph,
  SceneObjectBase,
  type SceneObjectState,
  VariableDependencyConfig,
} from '@grafana/scenes';
import { BreakdownView } from '../BreakdownView';
import { readPath, readStep } from '../path/path';
import { toComparison } from '../question/comparisons';
import { daysOf, rangeOf } from '../question/daysOf';
import { ALL_SOURCES } from '../question/sourceOptions';

/** What stands below the controls: asks the collector about the days and the filters of its scene. */
export class BreakdownBody extends SceneObjectBase<SceneObjectState> {
  static Component = BreakdownBodyView;
  /** Drawn anew when one of them changes. */
  protected override _variableDependency = new VariableDependencyConfig(this, {
    variableNames: ['source', 'currency', 'compare'],
    onAnyVariableChanged: () => this.forceRender(),
  });
}

function BreakdownBodyView({ model }: SceneComponentProps<BreakdownBody>) {
  model.useState();
  const timeRange = sceneGraph.getTimeRange(model);
  const { value } = timeRange.useState();
  const [search] = useSearchParams();
  const path = useMemo(() => readPath(search), [search]);
  const { firstDay, lastDay } = daysOf(value.from.valueOf(), value.to.valueOf());
  const source = valueOf(model, 'source');
  const question = {
    firstDay,
    lastDay,
    path,
    step: readStep(search, path),
    source: source === ALL_SOURCES ? null : source,
    currency: valueOf(model, 'currency'),
    compare: toComparison(valueOf(model, 'compare')),
    isWhole: search.get('rows') === 'all',
  };
  return (
    <BreakdownView
      question={question}
      onChooseDays={(first, last) => timeRange.onTimeRangeChange(rangeOf(first, last))}
    />
  );
}

function valueOf(model: BreakdownBody, name: string): string {
  const variable = sceneGraph.lookupVariable(name, model);
  return variable instanceof CustomVariable ? String(variable.getValue()) : '';
}
