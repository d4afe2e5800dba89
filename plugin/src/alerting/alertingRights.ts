import { hasAllPermissions } from '@grafana/runtime';

/** Whether the person who looks may make channels: contact points and rules, in Grafana's own alerting. */
export function mayManageChannels(): boolean {
  return hasAllPermissions([
    'alert.notifications.receivers:create',
    'alert.rules:create',
    'alert.provisioning.provenance:write',
    'folders:create',
  ]);
}
