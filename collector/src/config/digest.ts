import type { Secret } from '../domain/secret.js';
import type { Faults } from './faults.js';
import { isLoopbackHost } from './hosts.js';
import type { Settings } from './settings.js';

const NAME = 'AICOST_DIGEST_WEBHOOK';

/** Where summaries are posted. A secret, because addresses of webhooks often hold a key. */
export function readDigestWebhook(settings: Settings, faults: Faults): Secret | undefined {
  const url = settings.secret(NAME)?.secret;
  if (!url) return undefined;
  if (!isWebhook(url.reveal())) {
    faults.add(
      NAME,
      'must be an https:// URL without user, password or fragment (http:// only for this machine itself)',
    );
    return undefined;
  }
  if (!settings.hasSecret('AICOST_WEBHOOK_SECRET')) {
    faults.add('AICOST_WEBHOOK_SECRET', `is needed, because ${NAME} is set: summaries are signed with it`);
  }
  return url;
}

function isWebhook(text: string): boolean {
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password, hash } = new URL(text);
  return username + password + hash === '' && (protocol === 'https:' || isLoopbackHost(hostname));
}
