import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { TextLink, useStyles2 } from '@grafana/ui';
import type { Question } from '../question/question';
import { chosenStops, pathUpTo, STEP_WORDS } from './path';
import { usePathNames } from './usePathNames';
import { usePathUrl } from './usePathUrl';

/** Where one stands, and the way back up. */
export function PathNav({ question }: { readonly question: Question }) {
  const styles = useStyles2(navStyles);
  const urlOf = usePathUrl();
  const nameOf = usePathNames(question);
  const stops = chosenStops(question.path);
  if (stops.length === 0) return null;
  const last = stops.at(-1);
  return (
    <nav aria-label="The way down">
      <ol className={styles.list}>
        <li>
          <TextLink href={urlOf({})}>All services</TextLink>
        </li>
        {stops.map((stop) => (
          <li key={stop} aria-current={stop === last ? 'page' : undefined}>
            <span className={styles.step}>{STEP_WORDS[stop].one}: </span>
            {stop === last ? (
              <strong>{nameOf(stop)}</strong>
            ) : (
              <TextLink href={urlOf(pathUpTo(question.path, stop))}>{nameOf(stop)}</TextLink>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function navStyles(theme: GrafanaTheme2) {
  return {
    list: css({
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 1),
      listStyle: 'none',
      'li + li::before': { content: '"›"', marginRight: theme.spacing(1), color: theme.colors.text.secondary },
    }),
    step: css({ color: theme.colors.text.secondary }),
  };
}
