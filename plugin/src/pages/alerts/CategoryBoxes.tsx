import React from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Checkbox, FieldValidationMessage, useStyles2 } from '@grafana/ui';
import { CATEGORIES, type Category } from '../../alerting/channelRules';

interface Props {
  /** What the ids of the boxes begin with. */
  readonly id: string;
  readonly boxOf: (category: Category) => UseFormRegisterReturn;
  readonly fault?: string | undefined;
}

/** What somebody, or a channel, may be told of. */
export function CategoryBoxes({ id, boxOf, fault }: Props) {
  const styles = useStyles2(boxStyles);
  return (
    <div role="group" aria-label="Told of" className={styles}>
      {(Object.keys(CATEGORIES) as Category[]).map((category) => (
        <Checkbox
          key={category}
          id={`${id}-${category}`}
          label={CATEGORIES[category].label}
          description={CATEGORIES[category].meaning}
          {...boxOf(category)}
        />
      ))}
      {fault !== undefined && <FieldValidationMessage>{fault}</FieldValidationMessage>}
    </div>
  );
}

function boxStyles(theme: GrafanaTheme2) {
  return css({ display: 'grid', justifyItems: 'start', gap: theme.spacing(1), marginBottom: theme.spacing(2) });
}
