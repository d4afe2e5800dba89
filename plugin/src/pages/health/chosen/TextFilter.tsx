import React from 'react';
import { Field, Input } from '@grafana/ui';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (text: string) => void;
  readonly type?: 'text' | 'date';
}

/** A choice that is typed; it counts when the field is left or Enter is pressed. */
export function TextFilter({ id, label, value = '', onChange, type = 'text' }: Props) {
  return (
    <Field label={label} htmlFor={id} noMargin>
      <Input
        key={value}
        {...{ id, type }}
        width={20}
        defaultValue={value}
        onBlur={(event) => event.currentTarget.value !== value && onChange(event.currentTarget.value.trim())}
        onKeyDown={(event) => event.key === 'Enter' && onChange(event.currentTarget.value.trim())}
      />
    </Field>
  );
}
