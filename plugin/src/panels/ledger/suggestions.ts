import { VisualizationSuggestionScore, type VisualizationSuggestionsSupplier } from '@grafana/data';
import { missingColumns } from '../../components/columns';
import { columns } from './columns';
import type { LedgerOptions } from './options';

/** Offered where a query returns charges, and nowhere else. */
export const suggestLedger: VisualizationSuggestionsSupplier<LedgerOptions> = ({ rawFrames = [] }) =>
  rawFrames.some((frame) => missingColumns(frame, columns).length === 0)
    ? [{ name: 'AI cost ledger', score: VisualizationSuggestionScore.Good }]
    : [];
