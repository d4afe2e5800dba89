import React from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { Alert, Button } from '@grafana/ui';
import { Problem } from '../../../components/Problem';
import { useChange } from '../../../data/useCall';
import { DetectorFields } from './DetectorFields';
import { type Setting, type SettingWish, wishOf } from './setting';

/** Changes the settings as a whole. */
export function DetectorForm({ setting }: { readonly setting: Setting }) {
  const form = useForm<SettingWish>({ defaultValues: wishOf(setting) });
  const change = useChange('PUT /api/analytics/anomaly-settings');
  const save = form.handleSubmit(({ floor, ...same }) => {
    const min_excess = floor.trim() === '' ? null : floor.trim();
    change.mutate({ body: { ...same, account_id: setting.account_id, min_excess } });
  });
  return (
    <FormProvider {...form}>
      <form aria-label="Settings of the detector" onSubmit={(event) => void save(event)} noValidate>
        <DetectorFields threshold={setting.threshold} />
        {change.error && <Problem error={change.error} />}
        {change.isSuccess && <Alert severity="success" title="Saved. Days are judged with it from the next read on" />}
        <Button type="submit" disabled={change.isPending}>
          Save
        </Button>
      </form>
    </FormProvider>
  );
}
