import React from 'react';
import { Combobox, Field, RadioButtonGroup, Stack } from '@grafana/ui';
import { type Horizon, HORIZONS, type Scope, scopeKey } from './scope';
import { useScopes } from './useScopes';

interface Props {
  readonly scope: Scope;
  readonly horizon: Horizon;
  readonly onChange: (scope: Scope, horizon: Horizon) => void;
}

const HORIZON_OPTIONS = HORIZONS.map((value) => ({ value, label: `${value} days` }));

/** What the forecast is of, and how far it looks. */
export function ScopePicker({ scope, horizon, onChange }: Props) {
  const scopes = useScopes(scope);
  const options = scopes.map(({ scope: each, name, group }) => ({
    value: scopeKey(each),
    label: name,
    ...(group === '' ? {} : { group }),
  }));
  const choose = (key: string) =>
    onChange(scopes.find((each) => scopeKey(each.scope) === key)?.scope ?? scope, horizon);
  return (
    <Stack gap={2} wrap="wrap">
      <Field label="Forecast of" htmlFor="forecast-scope" noMargin>
        <Combobox
          id="forecast-scope"
          options={options}
          value={scopeKey(scope)}
          onChange={({ value }) => choose(value)}
          width={36}
        />
      </Field>
      <Field label="How far" noMargin>
        <RadioButtonGroup
          options={HORIZON_OPTIONS}
          value={horizon}
          onChange={(days) => onChange(scope, days)}
          aria-label="How far"
        />
      </Field>
    </Stack>
  );
}
