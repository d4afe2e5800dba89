import React from 'react';
import { useSearchParams } from 'react-router-dom';
import { EmptyState, Tab, TabContent, TabsBar } from '@grafana/ui';
import { useFeatures } from '../../data/useFeatures';
import { CostPage } from '../frame/CostPage';
import { pageUrl } from '../routes';
import { DetectorSettings } from './detector/DetectorSettings';
import { AnomalyList } from './list/AnomalyList';
import { PlannedEvents } from './planned/PlannedEvents';

const TABS = [
  { name: 'list', label: 'Unusual days', View: AnomalyList },
  { name: 'planned', label: 'Planned events', View: PlannedEvents },
  { name: 'detector', label: 'Detector', View: DetectorSettings },
] as const;

/** `?tab=planned` and `?tab=detector` show the other two views. */
export function AnomaliesPage() {
  return (
    <CostPage name="anomalies">
      <Views />
    </CostPage>
  );
}

function Views() {
  const [address] = useSearchParams();
  const features = useFeatures().data;
  if (features?.anomaly_detection === false) {
    return <EmptyState variant="not-found" message="The search for unusual days is switched off in the collector" />;
  }
  const chosen = TABS.find(({ name }) => name === address.get('tab')) ?? TABS[0];
  return (
    <>
      <TabsBar>
        {TABS.map(({ name, label }) => (
          <Tab
            key={name}
            label={label}
            active={name === chosen.name}
            href={pageUrl('anomalies', { tab: name === 'list' ? undefined : name })}
          />
        ))}
      </TabsBar>
      <TabContent>
        <chosen.View />
      </TabContent>
    </>
  );
}
