import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { Budget } from './budget';
import { burnRateSentence, caveatSentences, endSentence, expectedSentence, thresholdMarks } from './sentences';

export interface Outlook {
  readonly showForecast: boolean;
  readonly showBurnRate: boolean;
}

interface Props {
  readonly budget: Budget;
  readonly options: Outlook;
}

/** What the bar cannot say: how fast, until when, and what the sum leaves out. */
export function BudgetDetails({ budget, options }: Props) {
  const styles = useStyles2(detailStyles);
  const outlook = [
    options.showBurnRate && burnRateSentence(budget),
    endSentence(budget),
    options.showForecast && expectedSentence(budget),
  ];
  const thresholds = thresholdMarks(budget).map(({ label }) => label);
  const notes = [...(thresholds.length > 0 ? [`Marks: ${thresholds.join(', ')}`] : []), ...caveatSentences(budget)];
  return (
    <>
      <Sentences sentences={outlook} />
      <Sentences sentences={notes} className={styles.notes} />
    </>
  );
}

interface SentencesProps {
  readonly sentences: ReadonlyArray<string | false | null>;
  readonly className?: string;
}

function Sentences({ sentences, className }: SentencesProps) {
  return sentences.map((sentence) => sentence && <div key={sentence} className={className}>{`${sentence}.`}</div>);
}

function detailStyles(theme: GrafanaTheme2) {
  return {
    notes: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  };
}
