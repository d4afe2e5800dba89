import React from 'react';
import { useSearchParams } from 'react-router-dom';
import { css } from '@emotion/css';
import { EmptyState, Stack, Text, useStyles2 } from '@grafana/ui';
import { Answer } from '../../../components/Answer';
import { MoreButton } from '../../../components/list/MoreButton';
import { useCallPages } from '../../../data/useCall';
import { Precision } from '../verdict/Precision';
import { AnomalyItem } from './AnomalyItem';
import { type AnomalyFilters, isFiltered, queryOf, readFilters } from './anomalyFilters';
import { FilterBar } from './FilterBar';
import { LinkedAnomaly } from './LinkedAnomaly';

const PER_PART = 50;

/** The unusual days, the newest first; `?id=7` opens one of them. */
export function AnomalyList() {
  const styles = useStyles2(listStyles);
  const [address, goTo] = useSearchParams();
  const filters = readFilters(address);
  const chosen = address.get('id');
  const asked = useCallPages('GET /api/analytics/anomalies', { ...queryOf(filters), limit: PER_PART });
  const set = (name: string, value: string | null) => goTo(changed(address, name, value), { replace: true });
  return (
    <Stack direction="column" gap={2}>
      <Precision accountId={filters.account} />
      <FilterBar filters={filters} onChange={set} />
      <Answer of={asked} what="the anomalies">
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          const isListed = items.some(({ id }) => String(id) === chosen);
          return (
            <>
              {pages[0] && <Counts {...pages[0].summary} />}
              <ul className={styles} role="list" aria-label="Anomalies">
                {chosen !== null && !isListed && <LinkedAnomaly id={chosen} onClose={() => set('id', null)} />}
                {items.map((anomaly) => {
                  const isOpen = String(anomaly.id) === chosen;
                  const toggle = () => set('id', isOpen ? null : String(anomaly.id));
                  return <AnomalyItem key={anomaly.id} anomaly={anomaly} isOpen={isOpen} onToggle={toggle} />;
                })}
              </ul>
              {items.length === 0 && <Nothing filters={filters} />}
              <MoreButton of={asked} />
            </>
          );
        }}
      </Answer>
    </Stack>
  );
}

function changed(address: URLSearchParams, name: string, value: string | null): URLSearchParams {
  const next = new URLSearchParams(address);
  if (value === null) next.delete(name);
  else next.set(name, value);
  return next;
}

function Counts({ total, open }: { readonly total: number; readonly open: number }) {
  return (
    <Text element="h2" variant="h5">
      {total} {total === 1 ? 'anomaly' : 'anomalies'}, {open} open
    </Text>
  );
}

function Nothing({ filters }: { readonly filters: AnomalyFilters }) {
  if (isFiltered(filters)) return <EmptyState variant="not-found" message="No anomaly fits these filters" />;
  return (
    <EmptyState variant="completed" message="No day stands out">
      Every day is compared with the days before it. Seven days of costs are needed to begin, and four weeks until small
      jumps are seen as well.
    </EmptyState>
  );
}

function listStyles() {
  return css({ listStyle: 'none' });
}
