import React from 'react';
import { Alert, ScrollContainer } from '@grafana/ui';
import type { Column } from './columns';

interface Props {
  readonly columns: readonly Column[];
  readonly missing: readonly Column[];
}

/** Tells the author of a query what the panel needs, instead of drawing nothing. */
export function RequiredColumns({ columns, missing }: Props) {
  return (
    <ScrollContainer>
      <Alert severity="info" title="The query must return these columns">
        <ul>
          {columns.map((column) => (
            <li key={column.name}>
              <code>{column.name}</code> ({column.type}): {column.meaning}
              {missing.includes(column) && <strong> – missing</strong>}
            </li>
          ))}
        </ul>
      </Alert>
    </ScrollContainer>
  );
}
