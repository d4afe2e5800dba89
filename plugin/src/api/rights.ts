import { hasPermission } from '@grafana/runtime';
import pluginJson from '../plugin.json';

/** What the person who looks may do here, as Grafana's roles say. The collector decides; this only hides what it would refuse. */
export interface Rights {
  /** Enter costs, budgets and verdicts, and export. */
  readonly mayWrite: boolean;
  /** Manage accounts, import files and see the audit. */
  readonly mayAdminister: boolean;
}

export function rights(): Rights {
  return {
    mayWrite: hasPermission(`${pluginJson.id}.costs:write`),
    mayAdminister: hasPermission(`${pluginJson.id}.accounts:write`),
  };
}
