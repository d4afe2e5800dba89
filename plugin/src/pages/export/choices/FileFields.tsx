import React from 'react';
import { Checkbox, Field, MultiCombobox, RadioButtonGroup, RadioButtonList, Stack } from '@grafana/ui';
import type { ExportChoices } from './choices';
import { ALL_COLUMNS, FOOTER_DEFAULT, FORMAT_NAMES, FORMATS, STANDARD_COLUMNS, type FormatName } from './formats';
import type { ChangeChoices } from './useChoices';

interface Props {
  readonly choices: ExportChoices;
  readonly change: ChangeChoices;
}

/** What the file is like. */
export function FileFields({ choices, change }: Props) {
  const { format, isRedacted, isZipped } = choices;
  return (
    <Stack direction="column" gap={2} alignItems="flex-start">
      <Field label="Format" noMargin>
        <RadioButtonList<FormatName>
          name="export-format"
          value={format}
          options={FORMAT_NAMES.map((value) => ({ value, ...FORMATS[value] }))}
          onChange={(value) => change({ format: value, metadata: null })}
        />
      </Field>
      <ColumnFields choices={choices} change={change} />
      <Checkbox
        label="Redact"
        description="Without e-mail addresses; keys are cut to their last four characters"
        value={isRedacted}
        onChange={(event) => change({ redact: event.currentTarget.checked ? '1' : null })}
      />
      <FooterField choices={choices} change={change} />
      {format !== 'parquet' && (
        <Checkbox
          label="Compress"
          description="A .gz file, about five times smaller"
          value={isZipped}
          onChange={(event) => change({ gzip: event.currentTarget.checked ? '1' : null })}
        />
      )}
    </Stack>
  );
}

function FooterField({ choices: { format, hasFooter }, change }: Props) {
  const usual = FOOTER_DEFAULT[format];
  if (usual === undefined) return null;
  const take = (isWanted: boolean) => change({ metadata: isWanted === usual ? null : isWanted ? 'footer' : 'none' });
  return (
    <Checkbox
      label="Say at the end what the file is"
      description="Days, filters, number of records and total cost; take it off for programs that expect records only"
      value={hasFooter}
      onChange={(event) => take(event.currentTarget.checked)}
    />
  );
}

const WHICH = [
  { value: 'standard', label: 'Standard' },
  { value: 'all', label: 'All' },
  { value: 'chosen', label: 'Choose' },
];
const OPTIONS = ALL_COLUMNS.map((value) => ({ value, label: value }));

function ColumnFields({ choices: { format, columns }, change }: Props) {
  if (format === 'focus') return null;
  const which = columns === null || columns === 'all' ? (columns ?? 'standard') : 'chosen';
  const start = { standard: null, all: 'all', chosen: STANDARD_COLUMNS.join(',') };
  return (
    <Stack direction="column" gap={1}>
      <Field label="Columns" noMargin>
        <RadioButtonGroup
          aria-label="Columns"
          options={WHICH}
          value={which}
          onChange={(value) => change({ columns: start[value as keyof typeof start] })}
        />
      </Field>
      {which === 'chosen' && (
        <Field label="In this order" htmlFor="export-columns" noMargin>
          <MultiCombobox
            id="export-columns"
            options={OPTIONS}
            value={(columns ?? '').split(',')}
            onChange={(picked) => change({ columns: picked.map(({ value }) => value).join(',') || null })}
          />
        </Field>
      )}
    </Stack>
  );
}
