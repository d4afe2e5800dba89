import React, { useLayoutEffect, useRef } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import { Problem } from './Problem';

/** The part of a query's state that tells what to show. */
interface Asked<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
  /** Whether `data` is still the answer to the question before. */
  readonly isPlaceholderData?: boolean;
  readonly refetch: () => unknown;
}

interface Props<Data> {
  readonly of: Asked<Data>;
  /** What is being waited for, e.g. "budgets". */
  readonly what: string;
  readonly children: (data: Data) => React.ReactNode;
}

/** What was asked for, or that it is coming, or why it is not; figures that are known stay beside a later problem. */
export function Answer<Data>({ of, what, children }: Props<Data>) {
  const { data, error, isFetching, isPlaceholderData = false, refetch } = of;
  const loading = `Loading ${what} …`;
  return (
    <>
      {error !== null && !isFetching && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && isFetching && <LoadingPlaceholder text={loading} />}
      {data !== undefined && (
        <>
          <span className="sr-only" aria-live="polite">
            {isPlaceholderData && loading}
          </span>
          <Shown isOld={isPlaceholderData}>{children(data)}</Shown>
        </>
      )}
    </>
  );
}

/** An answer to the question before is dimmed and out of reach: what it leads to would belong to another question. */
function Shown({ isOld, children }: React.PropsWithChildren<{ readonly isOld: boolean }>) {
  const styles = useStyles2(shownStyles);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (isOld && box.current ? putOutOfReach(box.current) : undefined), [isOld]);
  return (
    <div ref={box} aria-busy={isOld} className={isOld ? styles.old : styles.shown}>
      {children}
    </div>
  );
}

/** React 18 and 19 write `inert` differently, so it is set by hand. The focus comes back with the way back. */
function putOutOfReach(box: HTMLElement): () => void {
  const focused = box.contains(document.activeElement) ? document.activeElement : null;
  box.setAttribute('inert', '');
  return () => {
    box.removeAttribute('inert');
    if (focused instanceof HTMLElement && document.activeElement === document.body) focused.focus();
  };
}

/** The box itself takes no part in the layout, so that what is in it lies as if it were not there. */
function shownStyles(theme: GrafanaTheme2) {
  const shown = { display: 'contents' } as const;
  return {
    shown: css(shown),
    old: css({ ...shown, '> *': { opacity: theme.colors.action.disabledOpacity } }),
  };
}
