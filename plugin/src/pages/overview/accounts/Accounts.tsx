import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Text, TextLink, useStyles2 } from '@grafana/ui';
import { ACCOUNT_LOOKS, comesByItself } from '../../../components/account/accountState';
import { Answer } from '../../../components/Answer';
import { Quiet } from '../../../components/list/Quiet';
import { StateMark } from '../../../components/state/StateMark';
import { Ago } from '../../../components/time/Ago';
import { pageUrl } from '../../routes';
import { Section } from '../../frame/Section';
import type { Account, Spending } from '../useSpending';
import { troubleFirst } from './reading';

interface Props {
  readonly call: Spending['accounts'];
}

/** How fresh the figures of each account are. */
export function Accounts({ call }: Props) {
  return (
    <Section title="How fresh the figures are" actions={<TextLink href={pageUrl('accounts')}>All accounts</TextLink>}>
      <Answer of={call} what="accounts">
        {(accounts) => <AccountTable accounts={troubleFirst(accounts)} />}
      </Answer>
    </Section>
  );
}

function AccountTable({ accounts }: { readonly accounts: readonly Account[] }) {
  const styles = useStyles2(tableStyles);
  return (
    <div className={styles.scroll} role="region" aria-label="Accounts" tabIndex={0}>
      <table className={styles.table}>
        <thead className="sr-only">
          <tr>
            <th scope="col">Account</th>
            <th scope="col">How it is read</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <AccountRow key={account.id} account={account} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AccountRow({ account }: { readonly account: Account }) {
  const styles = useStyles2(tableStyles);
  const { state, next, last_success_at: at } = account;
  return (
    <tr>
      <th scope="row" className={styles.cell}>
        {account.name}{' '}
        <Text variant="bodySmall" color="secondary">
          {account.service_provider_name}
        </Text>
      </th>
      <td className={styles.cell}>
        <StateMark look={ACCOUNT_LOOKS[state]} />
        {comesByItself(state) && at !== null && (
          <Quiet>
            read <Ago instant={at} />
          </Quiet>
        )}
        {next !== '' && <Quiet>{next}</Quiet>}
      </td>
    </tr>
  );
}

function tableStyles(theme: GrafanaTheme2) {
  return {
    scroll: css({ [theme.breakpoints.up('md')]: { maxHeight: theme.spacing(50), overflow: 'auto' } }),
    table: css({ width: '100%' }),
    cell: css({
      padding: theme.spacing(0.5, 1, 0.5, 0),
      fontWeight: theme.typography.fontWeightRegular,
      verticalAlign: 'top',
      overflowWrap: 'anywhere',
    }),
  };
}
