import React from 'react';
import { locationService } from '@grafana/runtime';
import { Button, ClipboardButton, Stack, Text } from '@grafana/ui';
import { csvFile, tsvOf } from '../../../components/chart/figures';
import { saveFile } from '../../../components/chart/saveFile';
import { formatDays } from '../../../components/days/days';
import { STEP_WORDS } from '../path/path';
import { COMPARISONS } from '../question/comparisons';
import type { Compared, CurrencyBreakdown, Question } from '../question/question';
import { fileColumns } from './columns';
import { RowsTable } from './RowsTable';

interface Props {
  readonly question: Question;
  readonly breakdown: CurrencyBreakdown;
  readonly compared: Compared;
}

/** What it comes from, with what can be done with the rows. */
export function RowsSection({ question, breakdown, compared }: Props) {
  const { step } = question;
  const { currency, rows, other } = breakdown;
  const columns = fileColumns(currency);
  const fileName = `${step}-${currency}-${question.firstDay}-${question.lastDay}.csv`;
  return (
    <section>
      <Stack direction="column" gap={1}>
        <Text element="h3">{STEP_WORDS[step].many}</Text>
        <RowsTable question={question} breakdown={breakdown} step={step} />
        <Text element="p" color="secondary" variant="bodySmall">
          {againstSentence(question, compared)}
        </Text>
        <Stack gap={1} wrap="wrap">
          {(other !== null || question.isWhole) && (
            <Button
              size="sm"
              variant="secondary"
              onClick={() => locationService.partial({ rows: question.isWhole ? null : 'all' })}
            >
              {question.isWhole ? 'Show the dearest only' : 'Show all rows'}
            </Button>
          )}
          <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => tsvOf(columns, rows)}>
            Copy the rows
          </ClipboardButton>
          <Button
            size="sm"
            variant="secondary"
            icon="download-alt"
            onClick={() => saveFile(fileName, csvFile(columns, rows))}
          >
            Download as CSV
          </Button>
        </Stack>
      </Stack>
    </section>
  );
}

function againstSentence({ compare }: Question, compared: Compared): string {
  if (compared === null) return 'No day is over yet, so there is no change.';
  const { known_days: known, previous_known_days: previouslyKnown, days } = compared;
  const now = formatDays(compared.first_day, compared.last_day);
  const before = formatDays(compared.previous_first_day, compared.previous_last_day);
  const whole = `Change: ${now} against ${before} (${COMPARISONS[compare].against}); a running day is not compared.`;
  if (known === days && previouslyKnown === days) return whole;
  return `${whole} Known are ${known} and ${previouslyKnown} of ${days} days; the per cent compare the mean known day.`;
}
