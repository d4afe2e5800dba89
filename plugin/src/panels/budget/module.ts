import { PanelPlugin } from '@grafana/data';
import { BudgetPanel } from './BudgetPanel';

export const plugin = new PanelPlugin(BudgetPanel);
