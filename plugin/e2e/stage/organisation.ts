import { randomBytes } from 'node:crypto';
import { expect, type APIRequestContext } from '@playwright/test';

/** An organisation of its own in the same Grafana: what is set up there disturbs nobody. */
export interface Organisation {
  readonly id: number;
  /** Its only user, an Admin. */
  readonly admin: { readonly user: string; readonly password: string };
  readonly remove: () => Promise<void>;
}

/** Makes it; `request` is an administrator's of the whole Grafana. */
export async function makeOrganisation(request: APIRequestContext, name: string): Promise<Organisation> {
  const suffix = randomBytes(4).toString('hex');
  const { orgId: id } = await sent(request, '/api/orgs', { name: `${name} ${suffix}` });
  const admin = { user: `aicost-e2e-${suffix}`, password: randomBytes(24).toString('base64url') };
  const { id: userId } = await sent(request, '/api/admin/users', {
    login: admin.user,
    password: admin.password,
    OrgId: id,
  });
  const answer = await request.patch(`/api/orgs/${id}/users/${userId}`, { data: { role: 'Admin' } });
  expect(answer.ok(), await answer.text()).toBe(true);
  const remove = async () => {
    await request.delete(`/api/orgs/${id}`);
    await request.delete(`/api/admin/users/${userId}`);
  };
  return { id, admin, remove };
}

async function sent(request: APIRequestContext, path: string, data: object) {
  const answer = await request.post(path, { data });
  expect(answer.ok(), `POST ${path}: ${await answer.text()}`).toBe(true);
  return answer.json();
}
