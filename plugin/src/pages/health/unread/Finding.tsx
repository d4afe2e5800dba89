import React from 'react';
import { Stack } from '@grafana/ui';
import { Answer } from '../../../components/Answer';
import { ListTable, type ListColumn } from '../../../components/list/ListTable';
import { MoreButton } from '../../../components/list/MoreButton';

interface Props<Row> {
  readonly title: string;
  /** What the list is about, and what is to be done. */
  readonly meaning: string;
  /** Said when there is nothing. */
  readonly nothing: string;
  /** What `useCallPages` gives. */
  readonly of: Parameters<typeof MoreButton>[0]['of'] & {
    readonly data: { readonly pages: ReadonlyArray<{ readonly items: readonly Row[] }> } | undefined;
    readonly error: unknown;
    readonly isFetching: boolean;
    readonly refetch: () => unknown;
  };
  readonly columns: ReadonlyArray<ListColumn<Row>>;
  readonly keyOf: (row: Row) => string;
}

/** One kind of trouble, under its own heading. */
export function Finding<Row>({ title, meaning, nothing, of, columns, keyOf }: Props<Row>) {
  return (
    <section>
      <h2>{title}</h2>
      <p>{meaning}</p>
      <Answer of={of} what={title.toLowerCase()}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          if (rows.length === 0) return <p>{nothing}</p>;
          return (
            <Stack direction="column" gap={2} alignItems="flex-start">
              <ListTable caption={title} groups={[{ title: '', rows }]} {...{ columns, keyOf }} />
              <MoreButton of={of} />
            </Stack>
          );
        }}
      </Answer>
    </section>
  );
}
