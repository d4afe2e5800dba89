import React from 'react';
import { useSearchParams } from 'react-router-dom';
import { CostPage } from '../frame/CostPage';
import { Overview } from './Overview';
import { shareByOf } from './shares/shareBy';
import { useSpending } from './useSpending';
import { useToday } from './useToday';

/** What was spent, how sure that is, where it goes, and what needs a decision. */
export function OverviewPage() {
  const [address] = useSearchParams();
  const by = shareByOf(address.get('by'));
  const today = useToday();
  const spending = useSpending(today, by);
  return (
    <CostPage name="overview">
      <Overview {...{ today, by, spending }} />
    </CostPage>
  );
}
