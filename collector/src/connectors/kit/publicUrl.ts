import { CollectorError } from '../../errors.js';
import { publicOnly, type AddressGuard } from './addressGuard.js';

/**
 * The base URL that somebody wants to save through the API. `allowedHosts` are the connector's own, `host` or
 * `host:port`. What may not be saved is `PROVIDER_ADDRESS_REFUSED`; a name that nobody knows is `PROVIDER_UNREACHABLE`.
 */
export async function checkPublicUrl(
  text: string,
  allowedHosts: readonly string[],
  guard: AddressGuard = publicOnly,
): Promise<URL> {
  const url = URL.canParse(text) ? new URL(text) : refuse('is no URL; write it as https://host/path');
  // The password may be right, so a URL with one is refused before anything of it is named.
  if (url.username !== '' || url.password !== '') refuse('holds a user or a password; remove them');
  if (url.protocol !== 'https:') refuse('does not begin with https://; a key is sent only over TLS');
  if (/[?#]/.test(url.href)) refuse('has a query or a fragment; end it after the path');
  checkListed(url, allowedHosts);
  await checkAddresses(url, guard);
  return url;
}

function checkListed(url: URL, allowedHosts: readonly string[]): void {
  const listed = allowedHosts.map((host) => new URL(`https://${host}`));
  if (listed.some(({ host }) => host === url.host)) return;
  if (listed.some(({ hostname }) => hostname === url.hostname)) {
    refuse(
      `names port ${url.port || '443'} of ${url.hostname}, which is not listed; allowed: ${allowedHosts.join(', ')}`,
    );
  }
  refuse(
    `names the unlisted host ${url.hostname}; allowed: ${allowedHosts.join(', ')}; ` +
      'any other host may be named only in the environment or the YAML file',
  );
}

async function checkAddresses(url: URL, guard: AddressGuard): Promise<void> {
  try {
    await guard.check(url.hostname);
  } catch (error) {
    if (error instanceof CollectorError) throw error;
    throw new CollectorError(
      'PROVIDER_UNREACHABLE',
      `the base URL names the host ${url.hostname}, whose addresses could not be looked up; check the name service of the collector`,
      { cause: error },
    );
  }
}

function refuse(fault: string): never {
  throw new CollectorError('PROVIDER_ADDRESS_REFUSED', `the base URL ${fault}`);
}
