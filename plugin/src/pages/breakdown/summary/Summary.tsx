import React from 'react';
import { Stack } from '@grafana/ui';
import { Answer } from '../../../components/Answer';
import { Figure, Figures } from '../../../components/chart/Figure';
import { formatDays } from '../../../components/days/days';
import { SourceBadge } from '../../../components/source/SourceBadge';
import { useCall } from '../../../data/useCall';
import { chargeQuery, type CurrencyBreakdown, type Question } from '../question/question';
import { count, money, percent } from '../words';
import { AsOf } from './AsOf';
import { Changes } from './Changes';

interface Props {
  readonly question: Question;
  readonly breakdown: CurrencyBreakdown;
  readonly runningDay: string | null;
}

/** What it cost, how sure that is, and how it changed. */
export function Summary({ question, breakdown, runningDay }: Props) {
  const { total, currency, sources, entered_for_later_days: later } = breakdown;
  const trends = useCall('GET /api/analytics/trends', { query: chargeQuery(question) });
  return (
    <Figures minWidth={38}>
      <Figure id="breakdown-cost" title="Cost" value={money(total.billed_cost, currency)}>
        <p>
          {formatDays(question.firstDay, question.lastDay)}
          {runningDay !== null && ', today so far included'}
        </p>
        <NotFinal total={total} currency={currency} />
        {total.unpriced_charges > 0 && <p>{total.unpriced_charges} charges have no price and are not in it</p>}
        {Number(later) !== 0 && <p>{money(later, currency)} are entered for later days and not in it</p>}
      </Figure>
      <Figure id="breakdown-sources" title="Where the figures come from" value={<Sources sources={sources} />}>
        <AsOf path={question.path} />
      </Figure>
      <Answer of={trends} what="the changes">
        {({ series }) => <Changes series={series.find((each) => each.currency === currency)} currency={currency} />}
      </Answer>
      <Figure
        id="breakdown-use"
        title="Use"
        value={total.tokens === null ? 'Not told' : `${count(total.tokens)} tokens`}
      >
        {total.cost_per_1k_tokens !== null && <p>{money(total.cost_per_1k_tokens, currency)} for 1,000 tokens</p>}
        {total.cost_per_request !== null && <p>{money(total.cost_per_request, currency)} a request</p>}
        {total.cache_hit_share !== null && <p>{percent(total.cache_hit_share)} of the input came from a cache</p>}
      </Figure>
    </Figures>
  );
}

function NotFinal({ total, currency }: { readonly total: CurrencyBreakdown['total']; readonly currency: string }) {
  const { not_final_cost: notFinal } = total;
  if (notFinal === null || Number(notFinal) === 0) return <p>All of it is final</p>;
  return <p>{money(notFinal, currency)} of it are not final: the provider may still correct them</p>;
}

function Sources({ sources }: Pick<CurrencyBreakdown, 'sources'>) {
  return (
    <Stack direction="column" gap={0.5}>
      {sources
        .filter(({ billed_cost: cost }) => cost !== null)
        .map(({ source, share }) => (
          <Stack key={source} gap={1} alignItems="center">
            <SourceBadge source={source} />
            <span>{share === null ? '' : percent(share)}</span>
          </Stack>
        ))}
    </Stack>
  );
}
