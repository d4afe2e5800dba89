import React from 'react';
import { useSearchParams } from 'react-router-dom';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Answer } from '../../components/Answer';
import { Problem } from '../../components/Problem';
import { Accounts } from './accounts/Accounts';
import { asOfSentence } from './accounts/reading';
import { Changes } from './changes/Changes';
import { CostTimeline } from './chart/CostTimeline';
import { chartDaysOf } from './chart/range';
import { Decisions } from './decisions/Decisions';
import { EmptyOverview } from './EmptyOverview';
import { MonthFigures } from './figures/MonthFigures';
import { Shares } from './shares/Shares';
import type { ShareBy } from './shares/shareBy';
import { useAnomalies } from './useAnomalies';
import type { MonthCost, Spending } from './useSpending';

interface Props {
  readonly today: string;
  readonly by: ShareBy;
  readonly spending: Spending;
}

/** The page in the order of its questions: how much and how sure, what to decide, where it goes, what changed. */
export function Overview(props: Props) {
  const { trends, accounts, month } = props.spending;
  const wasNothing = trends.data?.series.length === 0;
  return (
    <Answer of={month} what="the figures of this month">
      {({ currencies }) =>
        currencies.length === 0 && wasNothing ? (
          <EmptyOverview hasAccounts={accounts.data?.some(({ state }) => state !== 'removed') ?? false} />
        ) : (
          <Known {...props} currencies={currencies} />
        )
      }
    </Answer>
  );
}

interface KnownProps extends Props {
  readonly currencies: readonly MonthCost[];
}

function Known({ today, by, spending, currencies }: KnownProps) {
  const styles = useStyles2(pageStyles);
  const [address, setAddress] = useSearchParams();
  const anomalies = useAnomalies();
  const { trends, accounts, budgets, forecast, shares } = spending;
  const choose = (name: string) => (value: string | number) =>
    setAddress((known) => withValue(known, name, String(value)), { replace: true });
  return (
    <>
      {trends.error && !trends.isFetching && <Problem error={trends.error} onRetry={() => void trends.refetch()} />}
      <MonthFigures
        {...{ today, currencies, forecast }}
        trends={trends.data?.series ?? []}
        budgets={budgets.data?.items}
        asOf={accounts.data ? asOfSentence(accounts.data) : null}
      />
      <div className={styles.columns}>
        <Decisions spending={spending} today={today} />
        <Shares call={shares} by={by} onChoose={choose('by')} />
      </div>
      <CostTimeline
        today={today}
        days={chartDaysOf(address.get('days'))}
        onChoose={choose('days')}
        forecasts={forecast.data?.forecasts ?? []}
        anomalies={anomalies.data?.items ?? []}
      />
      <div className={styles.columns}>
        <Changes trends={trends} today={today} />
        <Accounts call={accounts} />
      </div>
    </>
  );
}

function withValue(address: URLSearchParams, name: string, value: string): URLSearchParams {
  const changed = new URLSearchParams(address);
  changed.set(name, value);
  return changed;
}

function pageStyles(theme: GrafanaTheme2) {
  return {
    columns: css({
      display: 'grid',
      columnGap: theme.spacing(4),
      gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${theme.spacing(50)}), 1fr))`,
    }),
  };
}
