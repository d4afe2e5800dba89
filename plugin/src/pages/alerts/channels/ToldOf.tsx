import React from 'react';
import { mayManageChannels } from '../../../alerting/alertingRights';
import type { StoredBudget, Subscription } from '../../../alerting/channelRules';
import { Quiet } from '../../../components/list/Quiet';
import { StateMark, type StateLook } from '../../../components/state/StateMark';
import { namedBudgets, useAllBudgets } from './namedBudgets';
import { goneWords, nameOf, subscriptionWords } from './words';

const SILENT: StateLook = { label: 'Partly silent', icon: 'exclamation-triangle', tone: 'warning' };

/** What a channel is told, and which of its budgets are gone. */
export function ToldOf({ categories, budgets }: Subscription<StoredBudget>) {
  const all = useAllBudgets().data?.items;
  // Until their names are known, their ids stand for them.
  if (all === undefined) return <>{subscriptionWords(categories, budgets.map(nameOf))}</>;
  const { found, gone } = namedBudgets(budgets, all);
  const names = [...found.map(({ name }) => name), ...gone.map(nameOf)];
  return (
    <>
      {subscriptionWords(categories, names)}
      {gone.length > 0 && (
        <>
          <br />
          <StateMark look={SILENT} />
          <Quiet>
            {goneWords(gone)}{' '}
            {mayManageChannels() ? 'Press “Change” and choose others.' : 'Ask an Editor to choose others.'}
          </Quiet>
        </>
      )}
    </>
  );
}
