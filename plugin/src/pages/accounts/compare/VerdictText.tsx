import React from 'react';
import type { Account } from '../../../components/account/accountState';
import { formatDays } from '../../../components/days/days';
import { Ago } from '../../../components/time/Ago';

interface Props {
  readonly verification: Account['verification'];
  /** Said while nobody has compared. */
  readonly nothing: string;
}

/** Which day somebody compared with the provider, who that was, and what came of it. */
export function VerdictText({ verification, nothing }: Props) {
  if (verification === null) return <>{nothing}</>;
  const { day, matches, verified_by: who, verified_at: at } = verification;
  return (
    <>
      {formatDays(day)} {matches ? 'matches' : 'does not match'}, said {who} <Ago instant={at} />
    </>
  );
}
