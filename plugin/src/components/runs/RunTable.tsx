import React from 'react';
import { TextLink } from '@grafana/ui';
import { ListTable, type ListColumn } from '../list/ListTable';
import { Quiet } from '../list/Quiet';
import { StateMark } from '../state/StateMark';
import { durationText } from '../time/ago';
import { Instant } from '../time/Instant';
import { count, OUTCOME_LOOKS, outcomeSentence, TRIGGER_WORDS, type SyncRun } from './outcome';

interface Props {
  readonly runs: readonly SyncRun[];
  /** The run that the address names. */
  readonly chosen?: string;
  readonly linkOfRun: (run: SyncRun) => string;
  /** Left out: all runs are of one account. */
  readonly linkOfAccount?: (run: SyncRun) => string;
}

/** Runs, newest first: what was asked, what came of it, how long it took. */
export function RunTable({ runs, chosen, linkOfRun, linkOfAccount }: Props) {
  const account: ListColumn<SyncRun> = {
    header: 'Account',
    cell: (run) => (
      <TextLink inline={false} href={linkOfAccount?.(run) ?? ''}>
        {run.account_name}
      </TextLink>
    ),
  };
  const columns: Array<ListColumn<SyncRun>> = [
    { header: 'Started', cell: (run) => <Started {...{ run }} link={linkOfRun(run)} /> },
    ...(linkOfAccount ? [account] : []),
    { header: 'Outcome', cell: (run) => <StateMark look={OUTCOME_LOOKS[run.outcome]} /> },
    { header: 'What it did', cell: (run) => <WhatItDid run={run} /> },
    { header: 'Took', cell: tookText, isNumber: true },
  ];
  return (
    <ListTable
      caption="Runs, the newest first"
      columns={columns}
      groups={[{ title: '', rows: runs }]}
      keyOf={({ run_id: id }) => id}
      isChosen={({ run_id: id }) => id === chosen}
    />
  );
}

function Started({ run, link }: { readonly run: SyncRun; readonly link: string }) {
  return (
    <>
      <Instant instant={run.started_at} />
      <Quiet>
        <TextLink href={link} variant="bodySmall">{`Run ${run.run_id}`}</TextLink> {TRIGGER_WORDS[run.trigger]}
        {run.actor !== '' && `, ${run.actor}`}
      </Quiet>
    </>
  );
}

function WhatItDid({ run }: { readonly run: SyncRun }) {
  const { requests, rows_received: received, rows_stored: stored } = run.counts;
  return (
    <>
      {outcomeSentence(run)}
      {requests > 0 && (
        <Quiet>
          {count(requests, 'request')}, {count(received, 'row')} received, {stored.toLocaleString('en')} stored
          {run.error && `, ${run.error.code}`}
        </Quiet>
      )}
    </>
  );
}

function tookText({ started_at: start, finished_at: end }: SyncRun): string {
  return end === null ? '…' : durationText((Date.parse(end) - Date.parse(start)) / 1000);
}
