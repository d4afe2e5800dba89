import React from 'react';
import type { Account } from '../../../components/account/accountState';
import { Quiet } from '../../../components/list/Quiet';
import { StateMark } from '../../../components/state/StateMark';
import { Ago } from '../../../components/time/Ago';

const STALE = { label: 'older than 48 hours', icon: 'clock-nine', tone: 'warning' } as const;

/** When the provider's figures were last read well, with a warning when that is too long ago. */
export function LastSuccess({ account, isRead }: { readonly account: Account; readonly isRead: boolean }) {
  const { last_success_at: instant, is_stale: isStale } = account;
  if (!isRead) return <Quiet>not read</Quiet>;
  if (instant === null) return <Quiet>never</Quiet>;
  return (
    <>
      <Ago instant={instant} />
      {isStale && (
        <div>
          <StateMark look={STALE} />
        </div>
      )}
    </>
  );
}
