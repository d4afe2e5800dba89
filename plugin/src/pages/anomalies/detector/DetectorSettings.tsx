import React from 'react';
import { useSearchParams } from 'react-router-dom';
import { Combobox, Field, Stack, Text } from '@grafana/ui';
import { rights } from '../../../api/rights';
import { Answer } from '../../../components/Answer';
import { useCall } from '../../../data/useCall';
import { useAccountChoices } from '../useAccountChoices';
import { DetectorForm } from './DetectorForm';
import type { Setting } from './setting';
import { settingSentences } from './settingWords';

/** How unusual a day must be to alert, for all accounts or one; Editors may change it. */
export function DetectorSettings() {
  const [address, goTo] = useSearchParams();
  const text = address.get('account') ?? '';
  const accountId = /^\d{1,9}$/.test(text) ? Number(text) : null;
  const accounts = useAccountChoices();
  const asked = useCall('GET /api/analytics/anomaly-settings', { query: { account_id: accountId ?? undefined } });
  return (
    <Stack direction="column" gap={2}>
      <Field label="Settings of" noMargin>
        <Combobox
          id="detector-account"
          width={40}
          isClearable
          placeholder="All accounts without settings of their own"
          options={accounts}
          value={accountId}
          onChange={(option) => goTo({ tab: 'detector', ...(option ? { account: String(option.value) } : {}) })}
        />
      </Field>
      <Answer of={asked} what="the settings">
        {(setting) => <SettingView key={`${setting.account_id}`} setting={setting} />}
      </Answer>
    </Stack>
  );
}

function SettingView({ setting }: { readonly setting: Setting }) {
  const inherits = setting.account_id !== null && !setting.is_own;
  return (
    <>
      {inherits && <Text element="p">This account has no settings of its own: what holds for all holds for it.</Text>}
      {rights().mayWrite ? (
        <DetectorForm setting={setting} />
      ) : (
        <ul>
          {settingSentences(setting).map((sentence) => (
            <li key={sentence}>{sentence}.</li>
          ))}
        </ul>
      )}
    </>
  );
}
