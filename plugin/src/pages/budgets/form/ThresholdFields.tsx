import React from 'react';
import { Controller, useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import {
  Button,
  Combobox,
  type ComboboxOption,
  Field,
  FieldSet,
  IconButton,
  Input,
  Text,
  useStyles2,
} from '@grafana/ui';
import type { BudgetForm } from './budgetForm';
import { thresholdFault } from './faults';
import { KINDS, SEVERITIES, thresholdSentence } from './thresholdWords';

const MOST = 20;

/** When people are told: any number of thresholds, each said in plain words as well. */
export function ThresholdFields() {
  const { fields, append, remove } = useFieldArray<BudgetForm, 'thresholds'>({ name: 'thresholds' });
  return (
    <FieldSet label="When to tell people">
      {fields.length === 0 && <Text element="p">Nobody is told of this budget. Add a threshold to change that.</Text>}
      {fields.map(({ id }, place) => (
        <ThresholdRow key={id} place={place} onRemove={() => remove(place)} />
      ))}
      <Button
        type="button"
        variant="secondary"
        icon="plus"
        disabled={fields.length >= MOST}
        onClick={() => append({ kind: 'percent', value: '', severity: 'warning' })}
      >
        Add a threshold
      </Button>
    </FieldSet>
  );
}

interface RowProps {
  readonly place: number;
  readonly onRemove: () => void;
}

function ThresholdRow({ place, onRemove }: RowProps) {
  const styles = useStyles2(rowStyles);
  const { control, register, getValues, formState } = useFormContext<BudgetForm>();
  const [threshold, limit, currency] = useWatch({ control, name: [`thresholds.${place}`, 'limit', 'currency'] });
  const fault = formState.errors.thresholds?.[place]?.value?.message;
  const number = place + 1;
  return (
    <div className={styles.row} role="group" aria-label={`Threshold ${number}`}>
      <ChosenWord label="Kind" name={`thresholds.${place}.kind`} options={KINDS} width={22} />
      <Field
        label={threshold?.kind === 'amount' ? currency : 'Percent'}
        noMargin
        invalid={fault !== undefined}
        error={fault}
      >
        <Input
          id={`threshold-value-${place}`}
          width={16}
          inputMode="decimal"
          {...register(`thresholds.${place}.value`, {
            validate: (value) => thresholdFault(getValues(`thresholds.${place}.kind`), value),
          })}
        />
      </Field>
      <ChosenWord label="Severity" name={`thresholds.${place}.severity`} options={SEVERITIES} width={18} />
      <IconButton
        name="trash-alt"
        aria-label={`Remove threshold ${number}`}
        onClick={onRemove}
        className={styles.remove}
      />
      <div className={styles.words}>{threshold && thresholdSentence(threshold, { limit, currency })}</div>
    </div>
  );
}

interface WordProps<Word extends string> {
  readonly label: string;
  readonly name: `thresholds.${number}.${'kind' | 'severity'}`;
  readonly options: Array<ComboboxOption<Word>>;
  readonly width: number;
}

function ChosenWord<Word extends string>({ label, name, options, width }: WordProps<Word>) {
  const { control } = useFormContext<BudgetForm>();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { value, onChange } }) => (
        <Field label={label} noMargin>
          <Combobox<string>
            id={name}
            width={width}
            options={options}
            value={value}
            onChange={(option) => onChange(option.value)}
          />
        </Field>
      )}
    />
  );
}

function rowStyles(theme: GrafanaTheme2) {
  return {
    row: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
      paddingBottom: theme.spacing(2),
    }),
    // Beside the inputs and not beside their labels.
    remove: css({ alignSelf: 'flex-start', marginTop: theme.spacing(3.5) }),
    words: css({ flexBasis: '100%', color: theme.colors.text.secondary }),
  };
}
