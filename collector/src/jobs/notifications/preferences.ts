import { randomBytes } from 'node:crypto';
import { choiceOf, periodsOf, type DigestChoice } from '../../domain/digest.js';
import { isMailbox, maskedMailbox } from '../../domain/mailbox.js';
import {
  CATEGORIES,
  CHANNELS,
  MAILS_A_DAY,
  MAILS_AN_HOUR,
  type Category,
  type Channel,
} from '../../domain/notification.js';
import { Secret } from '../../domain/secret.js';
import { CollectorError } from '../../errors.js';
import { recordAudit, type Actor } from '../../store/audit.js';
import { withTransaction, type Db, type Transaction } from '../../store/db.js';
import { chooseDigests, chosenDigests } from '../../store/digest/choices.js';
import { eraseAddress, saveAddress } from '../../store/notifications/addresses.js';
import { mailCounts } from '../../store/notifications/mails.js';
import { chosenChannels, ensurePerson, personOf, setOptedOut, setWanted } from '../../store/notifications/people.js';
import { addressPlace } from './addressPlace.js';
import type { NotificationDesk } from './notificationDesk.js';

/** What a person wants to hear of. */
export interface Preferences {
  readonly isOptedOut: boolean;
  readonly channels: readonly ChannelPreferences[];
}

export interface ChannelPreferences {
  readonly channel: Channel;
  /** Whether anything leaves over it from here. */
  readonly isAvailable: boolean;
  /** Masked; null: none. */
  readonly address: string | null;
  readonly categories: Readonly<Record<Category, boolean>>;
  /** Which summaries come. */
  readonly digest: DigestChoice;
  /** How many mails may still come in this hour and day. */
  readonly left: { readonly hour: number; readonly day: number };
}

/** What is not given stays as it is. */
export interface PreferenceChange {
  readonly isOptedOut?: boolean;
  readonly channels?: readonly {
    readonly channel: Channel;
    /** null takes it away. */
    readonly address?: string | null;
    readonly categories?: Readonly<Partial<Record<Category, boolean>>>;
    readonly digest?: DigestChoice;
  }[];
}

/** The caller's own preferences. Who has never chosen wants nothing. */
export async function readPreferences(desk: NotificationDesk, actor: Actor): Promise<Preferences> {
  checkSignedIn(actor);
  return preferencesIn(desk.pool, desk, actor);
}

/** Changes the caller's own preferences. The first address brings all categories, unless others are given with it. */
export async function changePreferences(
  desk: NotificationDesk,
  actor: Actor,
  change: PreferenceChange,
): Promise<Preferences> {
  checkSignedIn(actor);
  for (const { address } of change.channels ?? []) if (typeof address === 'string') checkAddress(address);
  return withTransaction(desk.pool, async (tx) => {
    const { personId } = await ensurePerson(tx, actor, randomBytes(32));
    if (change.isOptedOut !== undefined) await setOptedOut(tx, personId, change.isOptedOut);
    for (const wish of change.channels ?? []) {
      await changeChannel(tx, desk, personId, wish);
    }
    const preferences = await preferencesIn(tx, desk, actor);
    const detail = { optedOut: preferences.isOptedOut, channels: preferences.channels.map(summary) };
    await recordAudit(tx, actor, { action: 'notifications.change', target: `person ${personId}`, detail });
    return preferences;
  });
}

function summary({ channel, address, categories, digest }: ChannelPreferences) {
  return { channel, address, digest, categories: CATEGORIES.filter((category) => categories[category]) };
}

async function changeChannel(
  tx: Transaction,
  desk: NotificationDesk,
  personId: number,
  { channel, address, categories = {}, digest }: Required<PreferenceChange>['channels'][number],
): Promise<void> {
  const [before] = await chosenChannels(tx, personId, [channel]);
  if (address === null) await eraseAddress(tx, personId, channel);
  if (typeof address === 'string') await seal(tx, desk, personId, channel, address);
  const isFirst = typeof address === 'string' && Object.keys(before?.wanted ?? {}).length === 0;
  const all = Object.fromEntries(CATEGORIES.map((category) => [category, true]));
  const wanted = isFirst && Object.keys(categories).length === 0 ? all : categories;
  await setWanted(tx, personId, channel, wanted, 'person');
  if (digest !== undefined) await chooseDigests(tx, personId, channel, periodsOf(digest), 'person');
}

async function seal(
  tx: Transaction,
  { vault }: NotificationDesk,
  personId: number,
  channel: Channel,
  address: string,
): Promise<void> {
  if (vault === null) {
    throw new CollectorError(
      'KEYRING_MISSING',
      'addresses are kept encrypted, and there is no key ring: set AICOST_KEYRING_FILE and start the collector again',
    );
  }
  const { keyId, blob } = await vault.sealAt(tx, addressPlace({ personId, channel }), new Secret(address));
  await saveAddress(tx, { personId, channel, keyId, ciphertext: blob }, maskedMailbox(address));
}

async function preferencesIn(db: Db, desk: NotificationDesk, { subject }: Actor): Promise<Preferences> {
  const person = await personOf(db, subject);
  const chosen = person ? await chosenChannels(db, person.personId, CHANNELS) : [];
  const digests = person ? await chosenDigests(db, person.personId) : [];
  const counts = person ? await mailCounts(db, person.personId) : { hour: 0, day: 0 };
  const left = { hour: Math.max(0, MAILS_AN_HOUR - counts.hour), day: Math.max(0, MAILS_A_DAY - counts.day) };
  return {
    isOptedOut: (person?.optedOutAt ?? null) !== null,
    channels: CHANNELS.map((channel) => {
      const { masked = null, wanted = {} } = chosen.find((row) => row.channel === channel) ?? {};
      const categories = Object.fromEntries(CATEGORIES.map((category) => [category, wanted[category] ?? false]));
      return {
        channel,
        isAvailable: desk.mail !== null && desk.vault !== null,
        address: masked,
        categories: categories as Record<Category, boolean>,
        digest: choiceOf(digests.filter((one) => one.channel === channel).map(({ period }) => period)),
        left: { hour: Math.min(left.hour, left.day), day: left.day },
      };
    }),
  };
}

function checkSignedIn({ subject }: Actor): void {
  if (!subject.startsWith('anonymous:')) return;
  throw new CollectorError('NOT_SIGNED_IN', "preferences are a person's own: sign in to Grafana to have some");
}

function checkAddress(address: string): void {
  if (isMailbox(address)) return;
  throw new CollectorError(
    'MAIL_ADDRESS_INVALID',
    'address: this is not the e-mail address of one mailbox in plain letters; write it as ada@example.com',
  );
}
