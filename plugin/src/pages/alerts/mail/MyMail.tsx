import React from 'react';
import { Controller, useForm } from 'react-hook-form';
import { Alert, Button, Field, Input, Stack, Switch } from '@grafana/ui';
import type { CallAnswer } from '../../../api/calls';
import type { Category } from '../../../alerting/channelRules';
import { Answer } from '../../../components/Answer';
import { Quiet } from '../../../components/list/Quiet';
import { Problem } from '../../../components/Problem';
import { useCall, useChange } from '../../../data/useCall';
import { CategoryBoxes } from '../CategoryBoxes';
import { DigestField, type Digest } from './DigestField';

type Preferences = CallAnswer<'GET /api/notifications/preferences'>;

/** What the collector mails to the person who looks, and to nobody else. */
export function MyMail() {
  return (
    <Answer of={useCall('GET /api/notifications/preferences')} what="your preferences">
      {(preferences) => <MailForm key={storedOf(preferences)} preferences={preferences} />}
    </Answer>
  );
}

/** The form begins anew when what is stored changes. How many mails may still come changes with each mail. */
function storedOf(preferences: Preferences): string {
  return JSON.stringify(preferences, (key, value: unknown) => (key === 'left' ? undefined : value));
}

interface MailWish {
  readonly address: string;
  readonly categories: Readonly<Record<Category, boolean>>;
  readonly digest: Digest;
  readonly isOptedOut: boolean;
}

function MailForm({ preferences }: { readonly preferences: Preferences }) {
  const email = preferences.channels.find(({ channel }) => channel === 'email');
  const save = useChange('PUT /api/notifications/preferences');
  const form = useForm<MailWish>({
    defaultValues: {
      address: '',
      // Who enters an address wants to hear of something; all of it is the start.
      categories: email?.address ? email.categories : { budget: true, anomaly: true, system: true },
      digest: email?.digest ?? 'off',
      isOptedOut: preferences.opted_out,
    },
  });
  if (!email) return <p>This collector sends no e-mail.</p>;
  const submit = ({ address, categories, digest, isOptedOut }: MailWish) => {
    const typed = address.trim();
    const channel = {
      channel: 'email',
      categories: { ...categories },
      digest,
      ...(typed === '' ? {} : { address: typed }),
    } as const;
    save.mutate({ body: { opted_out: isOptedOut, channels: [channel] } });
  };
  return (
    <form onSubmit={(event) => void form.handleSubmit(submit)(event)} noValidate>
      {!email.available && (
        <Alert severity="info" title="No mail service is set up">
          Your choice is kept; mails leave once an administrator has set SMTP_URL or another transport of the collector.
        </Alert>
      )}
      <Field
        label="Address"
        htmlFor="mail-address"
        description={email.address === null ? 'None yet' : `Now ${email.address}; leave it empty to keep it`}
      >
        <Input id="mail-address" width={40} type="email" autoComplete="email" {...form.register('address')} />
      </Field>
      <CategoryBoxes id="mail" boxOf={(category) => form.register(`categories.${category}`)} />
      <Controller
        control={form.control}
        name="digest"
        render={({ field: { value, onChange } }) => <DigestField value={value} onChange={onChange} />}
      />
      <Field label="Send me nothing at all" htmlFor="mail-opted-out">
        <Switch id="mail-opted-out" {...form.register('isOptedOut')} />
      </Field>
      {save.error !== null && <Problem error={save.error} />}
      <Stack gap={1} alignItems="center">
        <Button type="submit" disabled={save.isPending}>
          Save
        </Button>
        {email.address !== null && email.available && <SendTest />}
      </Stack>
      <Quiet>
        {email.left.hour} more mails may come this hour, {email.left.day} today. Every mail has a link that ends them.
      </Quiet>
    </form>
  );
}

function SendTest() {
  const test = useChange('POST /api/notifications/test/{channel}');
  return (
    <>
      <Button
        variant="secondary"
        type="button"
        disabled={test.isPending}
        onClick={() => test.mutate({ path: { channel: 'email' } })}
      >
        {test.isSuccess ? 'Sent; look into your inbox' : 'Send me a test'}
      </Button>
      {test.error !== null && <Problem error={test.error} />}
    </>
  );
}
