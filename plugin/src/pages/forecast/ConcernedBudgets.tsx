import React from 'react';
import { Stack, Text, TextLink } from '@grafana/ui';
import type { CallAnswer } from '../../api/calls';
import { Answer } from '../../components/Answer';
import { useCall } from '../../data/useCall';
import { pageUrl } from '../routes';
import type { Scope } from './scope/scope';
import { money, periodWords } from './words';

type Budget = CallAnswer<'GET /api/budgets/status'>['items'][number];

/** More than anybody has. */
const ALL = { limit: 1000 };

interface Props {
  readonly scope: Scope;
  readonly currency: string;
}

/** The budgets of just this scope, and what is expected of each at the end of its period. */
export function ConcernedBudgets({ scope, currency }: Props) {
  return (
    <section>
      <Stack direction="column" gap={1}>
        <Text element="h3">Budgets it concerns</Text>
        <Answer of={useCall('GET /api/budgets/status', { query: ALL })} what="the budgets">
          {({ items }) => <Concerned budgets={items.filter((budget) => isOf(budget, scope, currency))} />}
        </Answer>
      </Stack>
    </section>
  );
}

function Concerned({ budgets }: { readonly budgets: readonly Budget[] }) {
  if (budgets.length === 0)
    return (
      <Text element="p" color="secondary">
        No budget is about just this. <TextLink href={pageUrl('budgets')}>See all budgets</TextLink>
      </Text>
    );
  return (
    <Stack direction="column" gap={0.5}>
      {budgets.map((budget) => (
        <Text element="p" key={budget.budget_id}>
          <TextLink href={pageUrl('budgets', { budget: budget.budget_id })}>{budget.budget}</TextLink>:{' '}
          {budgetSentence(budget)}
        </Text>
      ))}
    </Stack>
  );
}

/** What the forecast means for a budget; the probability is the collector's own. */
export function budgetSentence(budget: Budget): string {
  const { currency, limit, expected_at_end: expected, pass_probability: probability } = budget;
  const period = periodWords({ first_day: budget.period_first, last_day: budget.period_last });
  const is = `${money(limit, currency)} for ${period}, of which ${money(budget.spent, currency)} are spent.`;
  if (expected === null) return `${is} There is no forecast of its end yet.`;
  const chance =
    probability === null ? '' : ` It passes its limit with a probability of ${Math.round(probability * 100)}%.`;
  return `${is} Expected at its end: ${money(expected, currency)}.${chance}`;
}

function isOf(budget: Budget, scope: Scope, currency: string): boolean {
  if (budget.currency !== currency || budget.project !== null || budget.tag !== null) return false;
  const account = budget.account_id === null ? null : String(budget.account_id);
  return budget.service_id === scope.service && account === scope.account && budget.model === scope.model;
}
