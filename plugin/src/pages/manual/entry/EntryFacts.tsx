import React from 'react';
import { Instant } from '../../../components/time/Instant';
import { amountOf, daysOf, spreadOf, type Entry } from '../entries';
import { type Fact, Facts } from '../Facts';

interface Props {
  readonly entry: Entry;
  readonly account: string;
}

/** What an entry says; what is not known is left out. */
export function EntryFacts({ entry, account }: Props) {
  const tags = Object.entries(entry.tags).map(([name, value]) => `${name}: ${value}`);
  const facts: readonly Fact[] = [
    ['Account', account],
    ['Days (UTC)', [daysOf(entry), spreadOf(entry)].filter((text) => text !== '').join(', ')],
    [
      'Amount',
      <span key="amount" data-testid="entry-amount">
        {amountOf(entry)}
      </span>,
    ],
    ['Category', entry.charge_category],
    ['Tokens', entry.tokens === null ? '' : String(entry.tokens)],
    ['Model', entry.model],
    ['Request type', entry.request_type],
    ['Notes', entry.notes],
    ['Tags', tags.join(', ')],
    ['Typed in', <By key="created" name={entry.created_by} at={entry.created_at} />],
    ['Last change', entry.version === 1 ? '' : <By name={entry.updated_by} at={entry.updated_at} />],
  ];
  return <Facts facts={facts} />;
}

function By({ name, at }: { readonly name: string; readonly at: string }) {
  return (
    <>
      by {name}, <Instant instant={at} />
    </>
  );
}
