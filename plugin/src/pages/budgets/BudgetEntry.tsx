import React from 'react';
import { LinkButton } from '@grafana/ui';
import { rights } from '../../api/rights';
import { BudgetCard } from '../../components/budget/BudgetCard';
import { pageUrl } from '../routes';
import { BudgetFacts } from './BudgetFacts';
import { DeleteBudget } from './DeleteBudget';
import { outlookFacts } from './facts';
import { IdleBudget } from './IdleBudget';
import { budgetNotes } from './notes';
import { PastPeriods } from './PastPeriods';
import { type Definition, runningBudget, type Status } from './running';

interface Props {
  readonly budget: Definition;
  /** undefined: its period is not running. */
  readonly status: Status | undefined;
  /** Whether the address names this one. */
  readonly isChosen: boolean;
}

/** The rest stands in the facts. */
const SHOWN = { showForecast: true, showBurnRate: false, compact: true };

/** One budget of the tree: how it stands, what it will come to, and what one may do with it. */
export function BudgetEntry({ budget, status, isChosen }: Props) {
  const actions = rights().mayWrite && <BudgetActions budget={budget} />;
  if (!status) return <IdleBudget {...{ budget, actions, isChosen }} />;
  const drawn = runningBudget(status, budget.thresholds);
  return (
    <BudgetCard budget={drawn} options={SHOWN} {...{ actions, isChosen }}>
      <BudgetFacts facts={outlookFacts(status, drawn)} notes={budgetNotes(drawn, status, budget.thresholds)} />
      <PastPeriods budget={budget} />
    </BudgetCard>
  );
}

function BudgetActions({ budget }: { readonly budget: Definition }) {
  return (
    <>
      <LinkButton
        size="sm"
        variant="secondary"
        icon="pen"
        aria-label={`Edit ${budget.name}`}
        href={pageUrl('budgets', { edit: budget.id })}
      >
        Edit
      </LinkButton>
      <DeleteBudget budget={budget} />
    </>
  );
}
