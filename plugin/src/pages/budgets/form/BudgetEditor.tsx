import React, { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { Button, FieldSet, Stack } from '@grafana/ui';
import { Problem } from '../../../components/Problem';
import { useChange } from '../../../data/useCall';
import type { Definition } from '../running';
import { type BudgetForm, bodyOf, formOf, NEW_BUDGET } from './budgetForm';
import { LimitFields } from './LimitFields';
import { ScopeFields } from './ScopeFields';
import { SourceFields } from './SourceFields';
import { ThresholdFields } from './ThresholdFields';
import { TryBudget } from './TryBudget';
import { useScopeChoices } from './useScopeChoices';

/** A saved budget, and what the collector wondered about it, e.g. a model that was never seen. */
export interface Saved {
  readonly id: number;
  readonly name: string;
  readonly warnings: readonly string[];
}

interface Props {
  /** null: a new one is made. */
  readonly budget: Definition | null;
  readonly onSaved: (saved: Saved) => void;
  readonly onCancel: () => void;
}

/** Makes or changes one budget. A save that fails leaves everything as it was typed. */
export function BudgetEditor({ budget: newest, onSaved, onCancel }: Props) {
  // As it was read when the form was filled; it is read again while somebody types.
  const [budget] = useState(newest);
  const form = useForm<BudgetForm>({ defaultValues: budget === null ? NEW_BUDGET : formOf(budget) });
  const choices = useScopeChoices();
  const { save, problem, isSaving } = useSave(budget, onSaved);
  return (
    <FormProvider {...form}>
      <form
        aria-label={budget === null ? 'New budget' : `Budget ${budget.name}`}
        onSubmit={(event) => void form.handleSubmit(save)(event)}
        noValidate
      >
        <LimitFields />
        <ScopeFields {...choices} />
        <ThresholdFields />
        <FieldSet label="What counts">
          <SourceFields />
        </FieldSet>
        <TryBudget />
        {problem !== null && <Problem error={problem} />}
        <Stack gap={1} wrap="wrap">
          <Button type="submit" disabled={isSaving}>
            {isSaving ? 'Saving …' : 'Save the budget'}
          </Button>
          <Button type="button" variant="secondary" fill="outline" onClick={onCancel}>
            Cancel
          </Button>
        </Stack>
      </form>
    </FormProvider>
  );
}

/** The version that was read goes along: a change of somebody else in the meantime is refused, not overwritten. */
function useSave(budget: Definition | null, onSaved: Props['onSaved']) {
  const create = useChange('POST /api/budgets');
  const change = useChange('PATCH /api/budgets/{id}');
  const tell = {
    onSuccess: (answer: Answer) => onSaved({ ...answer, warnings: answer.warnings.map(({ message }) => message) }),
  };
  const save = (form: BudgetForm) => {
    if (budget === null) return create.mutate({ body: bodyOf(form) }, tell);
    change.mutate({ path: { id: budget.id }, body: { ...bodyOf(form), version: budget.version } }, tell);
  };
  return { save, problem: create.error ?? change.error, isSaving: create.isPending || change.isPending };
}

interface Answer {
  readonly id: number;
  readonly name: string;
  readonly warnings: ReadonlyArray<{ readonly message: string }>;
}
