import React from 'react';
import { LinkButton } from '@grafana/ui';
import { useSearchParams } from 'react-router-dom';
import { mayManageChannels } from '../../alerting/alertingRights';
import { useFeatures } from '../../data/useFeatures';
import { CostPage } from '../frame/CostPage';
import { Section } from '../frame/Section';
import { pageUrl } from '../routes';
import { ChannelList } from './channels/ChannelList';
import { asksForForm, EditChannel } from './channels/EditChannel';
import { AlertHistory } from './history/AlertHistory';
import { MyMail } from './mail/MyMail';
import { FiringNow } from './now/FiringNow';
import { Thresholds } from './thresholds/Thresholds';

/** Who is told of what: what speaks now, when budgets speak, the channels it goes through, and what became of it. */
export function AlertsPage() {
  const [search] = useSearchParams();
  const isEditing = asksForForm(search);
  const mayManage = mayManageChannels();
  const actions = mayManage && !isEditing && (
    <LinkButton icon="plus" href={pageUrl('alerts', { add: 'slack' })}>
      Add a channel
    </LinkButton>
  );
  return (
    <CostPage name="alerts" actions={actions}>
      {isEditing && mayManage ? <EditChannel /> : <Desk />}
    </CostPage>
  );
}

function Desk() {
  const hasRelay = useFeatures().data?.notifications ?? false;
  return (
    <>
      <Section title="Speaking now">
        <FiringNow />
      </Section>
      <Section title="Channels">
        <ChannelList />
      </Section>
      <Section title="When budgets speak">
        <Thresholds />
      </Section>
      {hasRelay && (
        <>
          <Section title="E-mail to me">
            <MyMail />
          </Section>
          <Section title="History">
            <AlertHistory />
          </Section>
        </>
      )}
      {!hasRelay && <p>E-mail by the collector and the history of alerts are switched off (ENABLE_NOTIFICATIONS).</p>}
    </>
  );
}
