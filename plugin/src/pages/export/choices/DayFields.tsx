import React from 'react';
import { Button, Field, Input, Stack } from '@grafana/ui';
import type { ExportChoices } from './choices';
import { PERIOD_NAMES, PERIODS } from './period';
import type { ChangeChoices } from './useChoices';

interface Props {
  readonly choices: ExportChoices;
  readonly change: ChangeChoices;
}

/** Which days: one of the usual periods, or any two. */
export function DayFields({ choices: { period, firstDay, lastDay }, change }: Props) {
  const pick = (from: string, to: string) => from !== '' && to !== '' && change({ from, to, period: null });
  return (
    <Stack direction="column" gap={1}>
      <div role="group" aria-label="Period">
        <Stack gap={1} wrap="wrap">
          {PERIOD_NAMES.map((name) => (
            <Button
              key={name}
              size="sm"
              variant={name === period ? 'primary' : 'secondary'}
              aria-pressed={name === period}
              onClick={() => change({ period: name, from: null, to: null })}
            >
              {PERIODS[name].label}
            </Button>
          ))}
        </Stack>
      </div>
      <Stack gap={1} wrap="wrap">
        <Field label="First day (UTC)" htmlFor="export-from" noMargin>
          <Input
            id="export-from"
            type="date"
            value={firstDay}
            max={lastDay}
            onChange={(event) => pick(event.currentTarget.value, lastDay)}
          />
        </Field>
        <Field label="Last day (UTC), inside" htmlFor="export-to" noMargin>
          <Input
            id="export-to"
            type="date"
            value={lastDay}
            min={firstDay}
            onChange={(event) => pick(firstDay, event.currentTarget.value)}
          />
        </Field>
      </Stack>
    </Stack>
  );
}
