import type { CurrentUser } from '@grafana/data';
import { setCurrentUser } from '@grafana/runtime';
import { mayManageChannels } from './alertingRights';

const ALL = [
  'alert.notifications.receivers:create',
  'alert.rules:create',
  'alert.provisioning.provenance:write',
  'folders:create',
];

const user = { permissions: {} };
setCurrentUser(user as CurrentUser);

const grant = (permissions: readonly string[]) => {
  user.permissions = Object.fromEntries(permissions.map((permission) => [permission, true]));
};

test('channels are for those who may make all of what one is made of', () => {
  grant(ALL);
  expect(mayManageChannels()).toBe(true);
  for (const lacking of ALL) {
    grant(ALL.filter((permission) => permission !== lacking));
    expect(mayManageChannels()).toBe(false);
  }
});
