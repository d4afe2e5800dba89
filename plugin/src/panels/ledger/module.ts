import { PanelPlugin } from '@grafana/data';
import { LedgerPanel } from './LedgerPanel';

export const plugin = new PanelPlugin(LedgerPanel);
