import { rulesOf, subscriptionOf, type StoredBudget, type Subscription } from './channelRules';
import { isChannelType, type ChannelType } from './channels';
import {
  contactPointAsYaml,
  contactPoints,
  deleteContactPoint,
  makeContactPoint,
  NAME_PREFIX,
  type ChannelWish,
} from './contactPoints';
import { deleteRuleGroup, muteRuleGroup, ruleGroup, ruleGroupAsYaml, saveRuleGroup } from './ruleGroups';

/** A channel: where messages go, and which. */
export interface Channel {
  readonly name: string;
  readonly uid: string;
  readonly type: ChannelType;
  readonly subscription: Subscription<StoredBudget>;
  readonly isMuted: boolean;
}

/** The channels that were made in the app. */
export async function channels(): Promise<Channel[]> {
  const points = await contactPoints();
  return Promise.all(
    points.flatMap(({ name, uid, type }) =>
      isChannelType(type) ? [channelOf(name.slice(NAME_PREFIX.length), uid, type)] : [],
    ),
  );
}

async function channelOf(name: string, uid: string, type: ChannelType): Promise<Channel> {
  const rules = (await ruleGroup(name))?.rules ?? [];
  const isMuted = rules.length > 0 && rules.every(({ isPaused }) => isPaused);
  return { name, uid, type, subscription: subscriptionOf(rules), isMuted };
}

/**
 * Makes the contact point first, because rules may only name one that is there. All or nothing: without its rules the
 * contact point goes again, so that the same can be tried once more.
 */
export async function addChannel(wish: ChannelWish, subscription: Subscription): Promise<void> {
  const uid = await makeContactPoint(wish);
  try {
    await saveRuleGroup(wish.name, rulesOf(wish.name, NAME_PREFIX + wish.name, subscription));
  } catch (error) {
    await deleteContactPoint(uid).catch(() => undefined);
    throw error;
  }
}

/** Changes what a channel is told; where it goes stays, and a mute one stays mute. */
export async function changeSubscription(name: string, subscription: Subscription, isMuted: boolean): Promise<void> {
  const rules = rulesOf(name, NAME_PREFIX + name, subscription);
  await saveRuleGroup(
    name,
    rules.map((rule) => ({ ...rule, isPaused: isMuted })),
  );
}

/** The rules go first, because a contact point that is named cannot be deleted. */
export async function removeChannel({ name, uid }: Pick<Channel, 'name' | 'uid'>): Promise<void> {
  await deleteRuleGroup(name);
  await deleteContactPoint(uid);
}

/** A channel as a file of Grafana's provisioning: its contact point, whose secrets are left out, and its rules. */
export async function channelAsYaml(name: string): Promise<string> {
  const [point, rules] = await Promise.all([contactPointAsYaml(name), ruleGroupAsYaml(name)]);
  return `${point.trimEnd()}\n${rules.replace(/^apiVersion: 1\n/, '')}`;
}

export const muteChannel = muteRuleGroup;
