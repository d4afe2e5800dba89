import React from 'react';
import type { StandardEditorProps } from '@grafana/data';
import { Checkbox, Input, Stack, Text } from '@grafana/ui';
import { toLedger } from './frame';
import { isWidth, NARROWEST, WIDEST, type ColumnChoice } from './options';

type Props = Pick<StandardEditorProps<readonly ColumnChoice[] | undefined>, 'value' | 'onChange' | 'context'>;

/** Which columns of the query are shown, and how wide. */
export function ColumnsEditor({ value = [], onChange, context }: Props) {
  const ledger = toLedger(context.data);
  if ('missing' in ledger) return <Text color="secondary">The columns appear here once the query fits.</Text>;
  const chosen = new Map(value.map((choice) => [choice.name, choice]));
  const change = (choice: ColumnChoice) => onChange([...value.filter(({ name }) => name !== choice.name), choice]);
  // What is no width is no choice: the column takes what its kind needs.
  const resize = ({ name, hidden = false, width }: ColumnChoice, wanted: number) => {
    if (wanted === width || (Number.isNaN(wanted) && width === undefined)) return;
    change({ name, hidden, ...(isWidth(wanted) && { width: wanted }) });
  };
  return (
    <Stack direction="column" gap={0.5}>
      {ledger.columns.map(({ name, label }) => {
        const choice = chosen.get(name) ?? { name };
        return (
          <Stack key={name} justifyContent="space-between" alignItems="center">
            <Checkbox
              label={label}
              value={!choice.hidden}
              onChange={({ currentTarget }) => change({ ...choice, hidden: !currentTarget.checked })}
            />
            <Input
              type="number"
              width={12}
              min={NARROWEST}
              max={WIDEST}
              placeholder="auto"
              suffix="chars"
              aria-label={`Width of ${label} in characters`}
              defaultValue={choice.width}
              onBlur={({ currentTarget }) => resize(choice, currentTarget.valueAsNumber)}
            />
          </Stack>
        );
      })}
    </Stack>
  );
}
