import React from 'react';
import type { CallAnswer } from '../../../api/calls';
import { formatDays } from '../../../components/days/days';
import { ListTable, type ListColumn } from '../../../components/list/ListTable';
import { Quiet } from '../../../components/list/Quiet';
import { StateMark, type StateLook } from '../../../components/state/StateMark';
import { useCall } from '../../../data/useCall';
import type { Forecast } from '../forecast';
import { type Scope, scopeQuery } from '../scope/scope';
import { money, percent } from '../words';

type Outcome = CallAnswer<'GET /api/analytics/forecast/outcomes'>['items'][number];

interface Props {
  readonly forecast: Forecast;
  readonly scope: Scope;
}

/** A quarter of weekly promises. */
const SHOWN = 13;
/** One page of the collector: those of other currencies are among them. */
const ASKED = 100;

const HELD: StateLook = { label: 'In the 80% range', icon: 'check-circle', tone: 'good' };
const MISSED: StateLook = { label: 'Outside of it', icon: 'exclamation-triangle', tone: 'warning' };

const COLUMNS: ReadonlyArray<ListColumn<Outcome>> = [
  { header: 'Said on', cell: ({ made_on: day }) => formatDays(day) },
  { header: 'Of', cell: ({ first_day: first, last_day: last }) => formatDays(first, last) },
  { header: 'Expected', cell: (outcome) => <Expected outcome={outcome} />, isNumber: true },
  { header: 'Came', cell: ({ came, currency }) => money(came, currency), isNumber: true },
  { header: 'Off by', cell: offWords, isNumber: true },
  { header: 'The truth lay', cell: ({ is_in80: isIn }) => <StateMark look={isIn ? HELD : MISSED} /> },
];

/** What was said and what came, forecast by forecast; nothing while none is old enough, of which the track record speaks. */
export function Outcomes({ forecast, scope }: Props) {
  const horizon = forecast.days.length;
  const query = { ...scopeQuery(scope), horizon: String(horizon), limit: ASKED };
  const { data } = useCall('GET /api/analytics/forecast/outcomes', { query });
  const rows = (data?.items ?? []).filter(({ currency }) => currency === forecast.currency).slice(0, SHOWN);
  if (rows.length === 0) return null;
  return (
    <ListTable
      caption={`What was said of ${horizon} days, and what came`}
      columns={COLUMNS}
      groups={[{ title: '', rows }]}
      keyOf={({ made_on: day }) => day}
    />
  );
}

function Expected({ outcome: { expected, lower80, upper80, currency } }: { readonly outcome: Outcome }) {
  return (
    <>
      {money(expected, currency)}
      {lower80 !== null && upper80 !== null && (
        <Quiet>
          {money(lower80, currency)} to {money(upper80, currency)}
        </Quiet>
      )}
    </>
  );
}

function offWords({ error_ratio: error }: Outcome): string {
  if (error === null) return 'nothing came';
  if (Math.abs(error) < 0.0005) return 'nothing';
  return `${percent(Math.abs(error))} too ${error > 0 ? 'high' : 'low'}`;
}
