import { test as setup } from '@grafana/plugin-e2e';
import { person, ROLES, signIn } from './stage/people';

for (const role of ROLES) {
  setup(`there is a user who is ${role}`, async ({ grafanaAPIClient, request }) => {
    await grafanaAPIClient.createUser(person(role));
    await signIn(request, role);
  });
}
