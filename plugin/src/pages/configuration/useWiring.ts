import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import type { AppPluginMeta } from '@grafana/data';
import { saveSettings, type AppSettings } from '../../api/settings';

export interface Wiring {
  readonly collectorUrl: string;
  readonly token: string;
}

/** The form behind the configuration: what is stored, what is typed, and what went wrong at the last try to save. */
export function useWiring({ jsonData, secureJsonFields }: AppPluginMeta<AppSettings>) {
  const queries = useQueryClient();
  const [hasToken, setHasToken] = useState(secureJsonFields?.collectorToken === true);
  const [problem, setProblem] = useState<unknown>(null);
  const form = useForm<Wiring>({ defaultValues: { collectorUrl: jsonData?.collectorUrl ?? '', token: '' } });

  const save = form.handleSubmit(async ({ collectorUrl, token }) => {
    setProblem(null);
    try {
      await saveSettings({ collectorUrl: withoutSlash(collectorUrl) }, hasToken ? null : token);
      form.resetField('token');
      setHasToken(true);
      void queries.resetQueries();
    } catch (error) {
      setProblem(error);
    }
  });
  return { form, save, problem, hasToken, forgetToken: () => setHasToken(false) };
}

/** What is wrong with an address, in words; true when nothing is. */
export function addressFault(text: string): string | true {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    return 'Write the whole address, with http:// or https:// in front';
  if (url.username !== '' || url.password !== '') return 'Leave names and passwords out of the address';
  return url.search === '' && url.hash === '' ? true : 'Leave out everything after the path';
}

function withoutSlash(text: string): string {
  return text.trim().replace(/\/+$/, '');
}
