import React from 'react';
import { rights } from '../../api/rights';
import { CostPage } from '../frame/CostPage';
import { ManualActions, ManualDesk } from './ManualDesk';
import { usePlace } from './place';

/** Costs that people type in: what was entered, by whom, and everything to enter, correct and import. */
export function ManualPage() {
  const { place, go } = usePlace();
  const may = rights();
  return (
    <CostPage name="manual" actions={<ManualActions place={place} go={go} rights={may} />}>
      <ManualDesk place={place} go={go} rights={may} />
    </CostPage>
  );
}
