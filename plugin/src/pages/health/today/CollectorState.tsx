import React from 'react';
import { Alert } from '@grafana/ui';
import type { CallAnswer } from '../../../api/calls';
import { Answer } from '../../../components/Answer';
import { Ago } from '../../../components/time/Ago';
import { Instant } from '../../../components/time/Instant';
import { useCall } from '../../../data/useCall';

type Collector = CallAnswer<'GET /api/health/collector'>;

const STORAGES = { postgres: 'PostgreSQL', timescaledb: 'PostgreSQL with TimescaleDB' } as const;
const MEGABYTE = 1e6;

/** Which collector answers, and whether it can work with its database. */
export function CollectorState() {
  return (
    <section>
      <h2>Collector</h2>
      <Answer of={useCall('GET /api/health/collector')} what="the collector">
        {(collector) => <State collector={collector} />}
      </Answer>
    </section>
  );
}

function State({
  collector: { version, up_since: since, is_ready: isReady, reason, database },
}: {
  readonly collector: Collector;
}) {
  if (!isReady || database === null)
    return (
      <Alert severity="error" title="The collector cannot work with its database">
        {reason}
      </Alert>
    );
  return (
    <p>
      Version {version}, up since <Ago instant={since} />. {STORAGES[database.storage]} {database.server_version},
      schema {database.schema_version}, {(database.bytes / MEGABYTE).toLocaleString('en', { maximumFractionDigits: 0 })}{' '}
      MB. Its clock says <Instant instant={database.now} />.
    </p>
  );
}
