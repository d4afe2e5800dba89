import { parse } from 'yaml';
import { readText } from '../structure/files.js';

export interface RuleQuery {
  readonly refId: string;
  readonly datasourceUid: string;
  readonly relativeTimeRange?: { readonly from: number; readonly to: number };
  readonly model: Readonly<Record<string, unknown>> & {
    readonly rawSql?: string;
    readonly refId: string;
    readonly conditions?: readonly {
      readonly evaluator: { readonly type: string; readonly params: readonly number[] };
    }[];
  };
}

export interface AlertRule {
  readonly uid: string;
  readonly title: string;
  readonly condition: string;
  readonly for: string;
  readonly noDataState: string;
  readonly execErrState: string;
  readonly missing_series_evals_to_resolve: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly data: readonly RuleQuery[];
  readonly notification_settings: {
    readonly receiver: string;
    readonly group_by: readonly string[];
    readonly group_interval: string;
    readonly repeat_interval: string;
  };
}

interface RuleFile {
  readonly groups: readonly {
    readonly name: string;
    readonly folder: string;
    readonly interval: string;
    readonly rules: readonly AlertRule[];
  }[];
}

export const RULES = 'provisioning/alerting/rules.yaml';

/** The groups of alert rules that Grafana reads at its start. */
export function ruleGroups(): RuleFile['groups'] {
  // Grafana's own reader merges maps too.
  return (parse(readText(RULES).text, { merge: true }) as RuleFile).groups;
}

export function alertRules(): AlertRule[] {
  return ruleGroups().flatMap(({ rules }) => [...rules]);
}

export function alertRule(uid: string): AlertRule {
  const rule = alertRules().find((candidate) => candidate.uid === uid);
  if (!rule) throw new Error(`no alert rule ${uid} in ${RULES}`);
  return rule;
}

export function sqlOf(rule: AlertRule, refId: string): string {
  const sql = rule.data.find((query) => query.refId === refId)?.model.rawSql;
  if (sql === undefined) throw new Error(`rule ${rule.uid} has no query ${refId}`);
  return sql;
}
