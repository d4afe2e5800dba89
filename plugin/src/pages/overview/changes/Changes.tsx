import React from 'react';
import { TextLink } from '@grafana/ui';
import { Answer } from '../../../components/Answer';
import { useCall } from '../../../data/useCall';
import { money } from '../../forecast/words';
import { pageUrl } from '../../routes';
import { Section } from '../../frame/Section';
import { every } from '../every';
import type { Spending } from '../useSpending';
import { latestDaysSentences } from './latestDays';
import { RestatedDays, type Restated } from './RestatedDays';

interface Props {
  readonly trends: Spending['trends'];
  readonly today: string;
}

const SHOWN = 5;

/** What is new since yesterday: the latest days, and days whose cost was told differently before. */
export function Changes({ trends, today }: Props) {
  const restatements = useCall('GET /api/analytics/restatements', { query: { limit: SHOWN } }, { every });
  return (
    <Section title="Since yesterday" actions={<TextLink href={pageUrl('health/changes')}>All changes</TextLink>}>
      <Answer of={trends} what="the latest days">
        {({ series }) =>
          series.flatMap((trend) =>
            latestDaysSentences(trend, today).map((sentence) => (
              <p key={`${trend.currency} ${sentence}`}>{sentence}</p>
            )),
          )
        }
      </Answer>
      <Answer of={restatements} what="what changed">
        {({ currencies }) =>
          currencies.length === 0 ? (
            <p>No earlier figure has changed since yesterday.</p>
          ) : (
            currencies.map((restated) => <Restatements key={restated.currency} restated={restated} />)
          )
        }
      </Answer>
    </Section>
  );
}

function Restatements({ restated }: { readonly restated: Restated }) {
  const { currency, delta, days, items } = restated;
  const sign = Number(delta) > 0 ? '+' : '';
  const beyond = days > items.length ? ` The largest ${items.length}:` : '';
  return (
    <>
      <p>
        {days === 1
          ? 'An earlier figure has changed'
          : `${days} earlier figures have changed, each a day of an account`}
        {`: ${sign}${money(delta, currency)} in all.${beyond}`}
      </p>
      <RestatedDays restated={restated} />
    </>
  );
}
