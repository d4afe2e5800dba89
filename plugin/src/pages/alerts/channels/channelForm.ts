import type { Category, Subscription } from '../../../alerting/channelRules';
import { CHANNEL_KINDS, type ChannelType } from '../../../alerting/channels';

/** What the form holds while somebody fills it in. */
export interface ChannelForm {
  readonly type: ChannelType;
  readonly name: string;
  readonly address: string;
  readonly categories: Readonly<Record<Category, boolean>>;
  /** Ids of budgets; none is all. */
  readonly budgets: readonly number[];
}

/** Everything but the address is there already, so that pasting it is enough. */
export function emptyForm(type: ChannelType, taken: readonly string[] = []): ChannelForm {
  return {
    type,
    name: freeName(type, taken),
    address: '',
    categories: { budget: true, anomaly: true, system: true },
    budgets: [],
  };
}

/** "Slack"; where there is one already, "Slack 2". */
export function freeName(type: ChannelType, taken: readonly string[]): string {
  const { label } = CHANNEL_KINDS[type];
  for (let number = 1; ; number++) {
    const name = number === 1 ? label : `${label} ${number}`;
    if (!taken.includes(name)) return name;
  }
}

const MAX_NAME = 40;

/** Names stand in titles and addresses of Grafana. true: it can be one; else what is wrong. */
export function nameFault(name: string, taken: readonly string[]): string | true {
  if (name.trim() === '') return 'Give it a name, for example the room it posts to.';
  if (name.length > MAX_NAME) return `At most ${MAX_NAME} characters.`;
  if (!/^[\p{L}\p{N}#][\p{L}\p{N} ._#-]*$/u.test(name.trim()))
    return 'It begins with a letter, a digit or #, and has only letters, digits, spaces and . _ # -';
  return taken.includes(name.trim()) ? 'There is a channel of this name; choose another one.' : true;
}

export function subscriptionIn({ categories, budgets }: ChannelForm): Subscription {
  const chosen = (['budget', 'anomaly', 'system'] as const).filter((category) => categories[category]);
  return { categories: chosen, budgets: categories.budget ? budgets : [] };
}
