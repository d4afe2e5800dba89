import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Tab, TabsBar, useStyles2 } from '@grafana/ui';
import { rights } from '../../api/rights';
import { CostPage } from '../frame/CostPage';
import { pageUrl } from '../routes';

/** The subjects of the page: what stands on the tab, and what it answers. */
export const HEALTH_TABS = {
  today: { label: 'Today', path: 'health' },
  runs: { label: 'Runs', path: 'health/runs' },
  unread: { label: 'Not read', path: 'health/unread' },
  unpriced: { label: 'Without a price', path: 'health/unpriced' },
  changes: { label: 'Changed amounts', path: 'health/changes' },
  audit: { label: 'Audit', path: 'health/audit' },
} as const;

type TabName = keyof typeof HEALTH_TABS;

interface Props {
  readonly name: TabName;
  readonly content: React.ReactNode;
}

/** One subject of the page below the tabs of all. The audit is for administrators. */
export function HealthTab({ name, content }: Props) {
  const styles = useStyles2(tabStyles);
  const isShown = (tab: TabName) => tab !== 'audit' || rights().mayAdminister;
  const tabs = (Object.keys(HEALTH_TABS) as TabName[]).filter(isShown);
  return (
    <CostPage name="health">
      <div className={styles.bar}>
        <TabsBar>
          {tabs.map((tab) => (
            <Tab key={tab} label={HEALTH_TABS[tab].label} href={pageUrl(HEALTH_TABS[tab].path)} active={tab === name} />
          ))}
        </TabsBar>
      </div>
      <div className={styles.content}>{content}</div>
    </CostPage>
  );
}

function tabStyles({ spacing }: GrafanaTheme2) {
  return {
    bar: css({ overflowX: 'auto', overflowY: 'hidden' }),
    content: css({ paddingTop: spacing(2) }),
  };
}
