import React from 'react';
import { Stack, Text } from '@grafana/ui';
import { Answer } from '../../../components/Answer';
import { useCalls } from '../../../data/useCalls';
import type { Forecast, Score } from '../forecast';
import { HORIZONS, type Scope, scopeQuery } from '../scope/scope';
import { percent } from '../words';
import { backtestSentence, promiseSentence } from './recordWords';
import { Outcomes } from './Outcomes';
import { ScoreTable } from './ScoreTable';

interface Props {
  readonly forecast: Forecast;
  readonly scope: Scope;
}

/** What earlier forecasts promised and what came; until one is old enough, how the method does on its own past. */
export function TrackRecord({ forecast, scope }: Props) {
  return (
    <section>
      <Stack direction="column" gap={1}>
        <Text element="h3">How right such forecasts were</Text>
        <Backtest forecast={forecast} />
        <Answer of={useScores(scope)} what="the track record">
          {(scores) => <Promises scores={scores.filter(({ currency }) => currency === forecast.currency)} />}
        </Answer>
        <Outcomes forecast={forecast} scope={scope} />
      </Stack>
    </section>
  );
}

function Backtest({ forecast }: Pick<Props, 'forecast'>) {
  const sentence = backtestSentence(forecast);
  return sentence === '' ? null : <Text element="p">{sentence}</Text>;
}

function Promises({ scores }: { readonly scores: readonly Score[] }) {
  if (scores.length === 0)
    return (
      <Text element="p" color="secondary">
        What came of the forecasts themselves is not known yet: the first is compared when all of its {HORIZONS[0]} days
        are over and complete. An honest band of {percent(0.8)} then holds in 8 of 10.
      </Text>
    );
  return (
    <>
      {scores.map((score) => (
        <Text key={score.horizon} element="p">
          {promiseSentence(score)}
        </Text>
      ))}
      <ScoreTable scores={scores} />
    </>
  );
}

/** The scores of one scope, for every horizon. */
function useScores(scope: Scope) {
  const asked = HORIZONS.map((days) => ({ query: { ...scopeQuery(scope), horizon: String(days) } }));
  const { data, ...state } = useCalls('GET /api/analytics/forecast/accuracy', asked);
  return { ...state, data: data?.flatMap(({ items }) => items.filter((score) => isOf(score, scope))) };
}

/** The collector also lists narrower scopes within the one that was asked for. */
function isOf({ service_id, account_id, model }: Score, scope: Scope): boolean {
  const account = account_id === null ? null : String(account_id);
  // An account knows its service, whether that was asked for or not.
  const isService = scope.account !== null || service_id === scope.service;
  return isService && account === scope.account && model === scope.model;
}
