import { Type, type Static } from 'typebox';
import { DIGEST_CHOICES } from '../../../domain/digest.js';
import { CATEGORIES, CHANNELS } from '../../../domain/notification.js';
import type { PreferenceChange, Preferences } from '../../../jobs/notifications/preferences.js';
import { orNull } from '../../contract/scalars.js';

export const ChannelName = Type.Enum([...CHANNELS], {
  description: "What the collector itself sends over; chats are Grafana's contact points",
});
export const CategoryName = Type.Enum([...CATEGORIES]);
const Digest = Type.Enum([...DIGEST_CHOICES], { description: 'Which summaries of costs come' });

const WANTED = { budget: Type.Boolean(), anomaly: Type.Boolean(), system: Type.Boolean() };

const GIVEN = {
  budget: Type.Optional(Type.Boolean()),
  anomaly: Type.Optional(Type.Boolean()),
  system: Type.Optional(Type.Boolean()),
};

const ChannelItem = Type.Object(
  {
    channel: ChannelName,
    available: Type.Boolean({ description: 'Whether anything leaves over it from here' }),
    address: orNull(Type.String(), { description: 'Masked; null: none' }),
    categories: Type.Object(WANTED),
    digest: Digest,
    left: Type.Object(
      { hour: Type.Integer(), day: Type.Integer() },
      { description: 'How many mails may still come in this hour and day' },
    ),
  },
  { title: 'NotificationChannel' },
);

export const PreferencesItem = Type.Object(
  {
    opted_out: Type.Boolean({ description: 'Nothing is sent, whatever else is chosen' }),
    channels: Type.Array(ChannelItem),
  },
  { title: 'NotificationPreferences' },
);

const ChannelChange = Type.Object(
  {
    channel: ChannelName,
    address: Type.Optional(
      orNull(Type.String({ maxLength: 500 }), {
        description: 'The first one brings every category, unless some are given; null takes it away',
      }),
    ),
    categories: Type.Optional(Type.Object(GIVEN, { additionalProperties: false })),
    digest: Type.Optional(Digest),
  },
  { additionalProperties: false },
);

export const PreferencesChange = Type.Object(
  {
    opted_out: Type.Optional(Type.Boolean()),
    channels: Type.Optional(Type.Array(ChannelChange, { maxItems: 10 })),
  },
  { additionalProperties: false, title: 'NotificationPreferencesChange', description: 'What is not given stays' },
);

/** What a body asks for, in our own words. */
export function changeOf({ opted_out, channels }: Static<typeof PreferencesChange>): PreferenceChange {
  return {
    ...(opted_out === undefined ? {} : { isOptedOut: opted_out }),
    ...(channels === undefined ? {} : { channels }),
  };
}

export function preferencesAnswer({ isOptedOut, channels }: Preferences): Static<typeof PreferencesItem> {
  return {
    opted_out: isOptedOut,
    channels: channels.map(({ channel, isAvailable, address, categories, digest, left }) => ({
      channel,
      available: isAvailable,
      address,
      categories: { ...categories },
      digest,
      left: { ...left },
    })),
  };
}
