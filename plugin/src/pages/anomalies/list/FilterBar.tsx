import React from 'react';
import { Combobox, type ComboboxOption, Field, Input, Stack } from '@grafana/ui';
import { useAccountChoices } from '../useAccountChoices';
import type { AnomalyFilters, FilterName } from './anomalyFilters';

interface Props {
  readonly filters: AnomalyFilters;
  readonly onChange: (name: FilterName, value: string | null) => void;
}

const STATES = [
  { value: 'open', label: 'Open', description: 'Recent, and nobody has said what it was' },
  { value: 'closed', label: 'Closed', description: 'Judged, or older than 14 days' },
  { value: 'withdrawn', label: 'Withdrawn', description: 'By what is known now it is not unusual' },
];

const VERDICTS = [
  { value: 'none', label: 'Not judged' },
  { value: 'confirmed', label: 'Confirmed' },
  { value: 'expected', label: 'Expected' },
  { value: 'false alarm', label: 'False alarm' },
];

const SEVERITIES = [
  { value: 'critical', label: 'Critical' },
  { value: 'high', label: 'High' },
  { value: 'medium', label: 'Medium' },
  { value: 'low', label: 'Low' },
];

/** Which anomalies are shown; all of it stands in the address. */
export function FilterBar({ filters, onChange }: Props) {
  const accounts = useAccountChoices().map(({ value, label }) => ({ value: String(value), label }));
  const pick = (name: FilterName) => (value: string | null) => onChange(name, value);
  const account = filters.account === undefined ? undefined : String(filters.account);
  return (
    <Stack gap={2} wrap="wrap" alignItems="flex-end" role="group" aria-label="Filters">
      <WordField
        id="state"
        label="State"
        any="Not withdrawn"
        options={STATES}
        value={filters.state}
        onPick={pick('state')}
      />
      <WordField
        id="verdict"
        label="Judged"
        any="All"
        options={VERDICTS}
        value={filters.verdict}
        onPick={pick('verdict')}
      />
      <WordField
        id="severity"
        label="Severity"
        any="All"
        options={SEVERITIES}
        value={filters.severity}
        onPick={pick('severity')}
      />
      <WordField
        id="account"
        label="Account"
        any="All accounts"
        options={accounts}
        value={account}
        onPick={pick('account')}
      />
      <DayField id="from" label="From" value={filters.from} onPick={pick('from')} />
      <DayField id="to" label="To" value={filters.to} onPick={pick('to')} />
    </Stack>
  );
}

interface WordProps {
  readonly id: string;
  readonly label: string;
  /** What it means to choose nothing. */
  readonly any: string;
  readonly options: Array<ComboboxOption<string>>;
  readonly value: string | undefined;
  readonly onPick: (value: string | null) => void;
}

function WordField({ id, label, any, options, value, onPick }: WordProps) {
  return (
    <Field label={label} noMargin>
      <Combobox
        id={`anomalies-${id}`}
        width={18}
        isClearable
        placeholder={any}
        options={options}
        value={value ?? null}
        onChange={(option) => onPick(option?.value ?? null)}
      />
    </Field>
  );
}

function DayField({ id, label, value, onPick }: Pick<WordProps, 'id' | 'label' | 'value' | 'onPick'>) {
  return (
    <Field label={label} noMargin>
      <Input
        id={`anomalies-${id}`}
        type="date"
        value={value ?? ''}
        onChange={(event) => onPick(event.currentTarget.value || null)}
      />
    </Field>
  );
}
