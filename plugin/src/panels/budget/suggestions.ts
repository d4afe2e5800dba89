import { VisualizationSuggestionScore, type VisualizationSuggestionsSupplier } from '@grafana/data';
import { missingColumns } from '../../components/columns';
import { columns } from './columns';
import type { BudgetOptions } from './options';

/** Offered where a query returns budgets, and nowhere else. */
export const suggestBudgets: VisualizationSuggestionsSupplier<BudgetOptions> = ({ rawFrames = [] }) =>
  rawFrames.some((frame) => missingColumns(frame, columns).length === 0)
    ? [{ name: 'AI cost budget', score: VisualizationSuggestionScore.Best, cardOptions: { previewModifier: compact } }]
    : [];

function compact(preview: { options?: Partial<BudgetOptions> }) {
  preview.options = { ...preview.options, compact: true };
}
