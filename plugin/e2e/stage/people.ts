import { createHash } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';

export const ROLES = ['Viewer', 'Editor', 'Admin'] as const;

export type Role = (typeof ROLES)[number];

/** The user of a role, made by people.setup.ts. Whoever knows Grafana's admin may know its password, and nobody else. */
export function person(role: Role) {
  const user = `aicost-e2e-${role.toLowerCase()}`;
  const admin = process.env.GRAFANA_ADMIN_PASSWORD || 'admin';
  const password = createHash('sha256').update(`${user} ${admin}`).digest('base64url');
  return { user, password, role };
}

/** Signs a role in; the request context has its session afterwards. */
export async function signIn(request: APIRequestContext, role: Role) {
  const { user, password } = person(role);
  const answer = await request.post('/login', { data: { user, password } });
  if (!answer.ok())
    throw new Error(
      `Grafana does not let "${user}" in (${answer.status()}): remove that user, the next run makes it anew`,
    );
  return request.storageState();
}
