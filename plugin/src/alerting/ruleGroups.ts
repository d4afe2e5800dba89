import { askGrafana, askGrafanaFor } from './grafanaApi';
import type { AlertRule, RuleGroup } from './channelRules';

/** The folder of the rules that are made in the app; those of files have their own. */
const FOLDER = { uid: 'aicost-app-alerts', title: 'AI cost alerts (app)' };

const GROUPS = `/api/v1/provisioning/folder/${FOLDER.uid}/rule-groups`;
const INTERVAL_SECONDS = 60;

const addressOf = (group: string) => `${GROUPS}/${encodeURIComponent(group)}`;

/** The rules of a channel; null: it has none. */
export async function ruleGroup(group: string): Promise<RuleGroup | null> {
  return askGrafanaFor<RuleGroup>(addressOf(group));
}

/** Replaces the rules of a channel, all at once. Those that were there before go on where they were. */
export async function saveRuleGroup(group: string, rules: readonly AlertRule[]): Promise<void> {
  await makeFolder();
  const known = new Map((await ruleGroup(group))?.rules.map(({ title, uid }) => [title, uid]));
  const placed = rules.map((rule) => ({
    ...rule,
    ...(known.has(rule.title) ? { uid: known.get(rule.title) } : {}),
    ruleGroup: group,
    folderUID: FOLDER.uid,
  }));
  const body = { title: group, folderUid: FOLDER.uid, interval: INTERVAL_SECONDS, rules: placed };
  await askGrafana(addressOf(group), { method: 'PUT', body });
}

export async function deleteRuleGroup(group: string): Promise<void> {
  if (await ruleGroup(group)) await askGrafana(addressOf(group), { method: 'DELETE' });
}

/** A channel is mute while its rules are paused. */
export async function muteRuleGroup(group: string, isMuted: boolean): Promise<void> {
  const stored = await ruleGroup(group);
  if (!stored) return;
  await saveRuleGroup(
    group,
    stored.rules.map((rule) => ({ ...rule, isPaused: isMuted })),
  );
}

/** The rules as a file for Grafana's provisioning. */
export async function ruleGroupAsYaml(group: string): Promise<string> {
  return askGrafana<string>(`${addressOf(group)}/export`, { query: { format: 'yaml' }, responseType: 'text' });
}

/** Only making it tells for sure whether it is there: 412 then, or 409. */
async function makeFolder(): Promise<void> {
  const isThere = ({ status }: { readonly status: number }) => status === 412 || status === 409;
  await askGrafana('/api/folders', { method: 'POST', body: FOLDER, isAnswer: isThere });
}
