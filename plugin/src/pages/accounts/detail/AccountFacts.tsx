import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { TextLink, useStyles2 } from '@grafana/ui';
import type { Account } from '../../../components/account/accountState';
import { formatDays } from '../../../components/days/days';
import { Instant } from '../../../components/time/Instant';
import { pageUrl } from '../../routes';
import { compareUrl } from '../addresses';
import { VerdictText } from '../compare/VerdictText';
import { MonthCostText } from '../cost/MonthCostText';
import { costsByAccount, useMonthCosts } from '../cost/monthCosts';
import { LastSuccess } from '../list/LastSuccess';

const ORIGINS: Readonly<Record<Account['origin'], string>> = {
  api: 'people, in the app or through the API',
  config: 'the collector’s configuration file',
  environment: 'environment variables of the collector',
};

interface Props {
  readonly account: Account;
  readonly isRead: boolean;
}

/** What is known of an account; of its credentials only names and last characters. */
export function AccountFacts({ account, isRead }: Props) {
  const styles = useStyles2(factStyles);
  const { data } = useMonthCosts();
  const costs = data && (costsByAccount(data).get(String(account.id)) ?? []);
  const { windows, secrets } = account;
  const facts: ReadonlyArray<readonly [name: string, value: React.ReactNode]> = [
    ['Cost this month', <MonthCostText key="cost" costs={costs} />],
    ['Last success', <LastSuccess key="success" {...{ account, isRead }} />],
    ['Read from', formatDays(account.backfill_from)],
    ['Days of figures', `${windows.final} final, ${windows.settling} settling, ${windows.provisional} provisional`],
    ['Days not read', <NotRead key="failed" failed={windows.failed} />],
    ['Without a price', <Unpriced key="unpriced" charges={account.unpriced_charges} />],
    ...(isRead ? [['Compared with the provider', <Compared key="compared" account={account} />] as const] : []),
    ['Credentials', secrets.map(({ name, last_four: end }) => `${name} …${end}`).join(', ') || 'none stored here'],
    ['Managed by', ORIGINS[account.origin]],
    ['Base URL', account.base_url ?? 'the usual one'],
    ['Requests a minute', account.requests_per_minute ?? 'as many as the service allows'],
    ['Added', <Instant key="added" instant={account.created_at} />],
  ];
  return (
    <dl className={styles}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Compared({ account: { id, verification } }: Pick<Props, 'account'>) {
  return (
    <>
      <VerdictText verification={verification} nothing="Not compared yet" />
      {'. '}
      <TextLink href={compareUrl(id)}>Compare a day</TextLink>
    </>
  );
}

function NotRead({ failed }: { readonly failed: number }) {
  if (failed === 0) return <>none</>;
  return <TextLink href={pageUrl('health/unread')}>{`${failed}, and why`}</TextLink>;
}

function Unpriced({ charges }: { readonly charges: number }) {
  if (charges === 0) return <>nothing</>;
  return <TextLink href={pageUrl('health/unpriced')}>{`${charges} charges`}</TextLink>;
}

function factStyles({ colors, spacing, typography }: GrafanaTheme2) {
  return css({
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fill, minmax(${spacing(24)}, 1fr))`,
    gap: spacing(2),
    dt: { color: colors.text.secondary, fontSize: typography.bodySmall.fontSize },
    dd: { overflowWrap: 'anywhere' },
  });
}
