import React, { useState } from 'react';
import { Combobox, Field, Input, Stack } from '@grafana/ui';
import type { CallAnswer } from '../../../api/calls';
import { SOURCE_LOOKS } from '../../../components/source/sources';
import type { ExportChoices } from './choices';
import type { ChangeChoices } from './useChoices';

type Account = CallAnswer<'GET /api/accounts'>['items'][number];

interface Props {
  readonly choices: ExportChoices;
  readonly change: ChangeChoices;
  readonly accounts: readonly Account[];
}

const SOURCES = Object.entries(SOURCE_LOOKS).map(([value, { label, meaning }]) => ({
  value,
  label,
  description: meaning,
}));

/** Which charges; an empty field means all of them. */
export function FilterFields({ choices, change, accounts }: Props) {
  const { service, account, source, model } = choices;
  return (
    <Stack direction="column" gap={1}>
      <Choice
        id="export-service"
        label="Service"
        value={service}
        options={servicesOf(accounts)}
        onPick={(value) => change({ service: value, account: null })}
      />
      <Choice
        id="export-account"
        label="Account"
        value={account}
        options={accounts
          .filter((item) => service === null || item.service_id === service)
          .map((item) => ({ value: String(item.id), label: item.name, description: item.service_provider_name }))}
        onPick={(value) => change({ account: value })}
      />
      <Choice
        id="export-source"
        label="Source"
        value={source}
        options={SOURCES}
        onPick={(value) => change({ source: value })}
      />
      <ModelField model={model} onPick={(value) => change({ model: value })} />
    </Stack>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly value: string | null;
  readonly options: { value: string; label: string; description?: string }[];
  readonly onPick: (value: string | null) => void;
}

function Choice({ id, label, value, options, onPick }: ChoiceProps) {
  // A value of an old link stays visible, so that nobody wonders why the file is empty.
  const known = value === null || options.some((option) => option.value === value);
  const all = known ? options : [...options, { value: value ?? '', label: value ?? '' }];
  return (
    <Field label={label} htmlFor={id} noMargin>
      <Combobox
        id={id}
        isClearable
        placeholder="All"
        options={all}
        value={value}
        onChange={(option) => onPick(option?.value ?? null)}
      />
    </Field>
  );
}

interface ModelProps {
  readonly model: string | null;
  readonly onPick: (model: string | null) => void;
}

/** A model is taken when the field is left, because each choice asks the collector. */
function ModelField({ model, onPick }: ModelProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const take = () => {
    if (typed !== null && typed.trim() !== (model ?? '')) onPick(typed.trim() || null);
    setTyped(null);
  };
  return (
    <Field label="Model" description="Written as in the figures, for example gpt-5.4" htmlFor="export-model" noMargin>
      <Input
        id="export-model"
        placeholder="All"
        value={typed ?? model ?? ''}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
    </Field>
  );
}

function servicesOf(accounts: readonly Account[]): { value: string; label: string }[] {
  const byId = new Map(accounts.map((account) => [account.service_id, account.service_provider_name]));
  return [...byId].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label));
}
