import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { LinkButton, TextLink, useStyles2 } from '@grafana/ui';
import { rights } from '../../../api/rights';
import { BudgetCard } from '../../../components/budget/BudgetCard';
import { Figure } from '../../../components/chart/Figure';
import { usedPercent } from '../../../components/budget/sentences';
import { runningBudget } from '../../budgets/running';
import { pageUrl } from '../../routes';
import type { BudgetStatus } from '../useSpending';
import { byWeight, othersSentence } from './leadingBudgets';

interface Props {
  readonly currency: string;
  /** undefined: not known yet. */
  readonly statuses: readonly BudgetStatus[] | undefined;
}

const DISPLAY = { compact: true, showForecast: true, showBurnRate: false };

/** How much of the leading budget is used up, and in a word how the others stand. */
export function BudgetFigure({ currency, statuses }: Props) {
  const list = useStyles2(listStyle);
  const budgets = byWeight(statuses?.filter((status) => status.currency === currency) ?? []);
  const [leading, ...others] = budgets;
  return (
    <Figure id={`budget-${currency}`} title="Used of the budget" value={valueOf(statuses, leading)}>
      {statuses && !leading && <NoBudget currency={currency} />}
      {leading && (
        <>
          <ul className={list}>
            <BudgetCard budget={runningBudget(leading, [])} options={DISPLAY} />
          </ul>
          <p>{othersSentence(others)}</p>
          <TextLink href={pageUrl('budgets')} inline={false}>
            All budgets
          </TextLink>
        </>
      )}
    </Figure>
  );
}

function valueOf(statuses: Props['statuses'], leading: BudgetStatus | undefined): string {
  if (statuses === undefined) return '…';
  return leading ? usedPercent({ usedRatio: leading.used_ratio }) : 'No budget';
}

function NoBudget({ currency }: { readonly currency: string }) {
  return (
    <>
      <p>Nothing says how much {currency} is too much.</p>
      {rights().mayWrite && (
        <LinkButton size="sm" variant="secondary" href={pageUrl('budgets', { edit: 'new' })}>
          Set a budget
        </LinkButton>
      )}
    </>
  );
}

function listStyle(theme: GrafanaTheme2) {
  return css({ listStyle: 'none', margin: theme.spacing(1, 0) });
}
