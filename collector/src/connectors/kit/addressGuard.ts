import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import { CollectorError } from '../../errors.js';

/** Keeps requests away from addresses they must not reach. Refusals are `PROVIDER_ADDRESS_REFUSED`. */
export interface AddressGuard {
  /** Rejects when the host is, or has, an address that is refused; brackets around IPv6 are fine. */
  check(hostname: string): Promise<void>;
  /** How undici connects under this guard, with `options` as for its own connector. */
  connector(options: buildConnector.BuildOptions): buildConnector.connector;
}

export interface AddressRules {
  /** Whether an IP address may be connected to. */
  readonly allows?: (address: string) => boolean;
  /** All addresses of a name, or a rejection with the code of `dns.lookup`. */
  readonly resolve?: (hostname: string) => Promise<LookupAddress[]>;
}

const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');
/** A public address that every machine in Azure reaches its own host on, which hands out credentials. */
const AZURE_HOST = '168.63.129.16';

/** Whether an IP address belongs to the internet: not to this machine, a private network, a cloud's metadata or a tunnel. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  // `[::127.0.0.1]` counts as unicast, so an IPv6 address has to come from the block that is given out.
  if (ip.kind() === 'ipv6' && !ip.match(GLOBAL_IPV6)) return false;
  return ip.range() === 'unicast' && ip.toString() !== AZURE_HOST;
}

/**
 * A guard over what is connected to, not over what is written: Node asks no `lookup` for a literal address, and a name
 * may answer otherwise the second time. So literals are judged, one refused answer refuses the name, the socket gets
 * exactly the answers that were judged, and the address it ended at is judged again.
 */
export function addressGuard(rules: AddressRules = {}): AddressGuard {
  const { allows = isPublicAddress, resolve = (hostname) => lookup(hostname, { all: true }) } = rules;

  async function judgedAddresses(hostname: string): Promise<LookupAddress[]> {
    const addresses = await resolve(hostname);
    if (!addresses.every(({ address }) => allows(address))) throw refusal(hostname);
    return addresses;
  }

  const judgedLookup: LookupFunction = (hostname, { all }, callback) => {
    judgedAddresses(hostname).then(
      (addresses) =>
        all ? callback(null, addresses) : callback(null, addresses[0]?.address ?? '', addresses[0]?.family),
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };

  return {
    async check(hostname) {
      const host = withoutBrackets(hostname);
      if (isIP(host) === 0) await judgedAddresses(host);
      else if (!allows(host)) throw refusal(host);
    },
    connector(options) {
      const connect = buildConnector({ ...options, lookup: judgedLookup });
      return (target, callback) => {
        const host = withoutBrackets(target.hostname);
        if (isIP(host) !== 0 && !allows(host)) return callback(refusal(host), null);
        return connect(target, (...[error, socket]) => {
          if (error !== null) return callback(error, null);
          // A socket that lost its address is closed already: undici says so better than we could.
          if (socket.remoteAddress === undefined || allows(socket.remoteAddress)) return callback(null, socket);
          socket.destroy();
          return callback(refusal(host), null);
        });
      };
    },
  };
}

/** The guard over hosts that were named through the API. */
export const publicOnly: AddressGuard = addressGuard();

function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function refusal(host: string): CollectorError {
  return new CollectorError(
    'PROVIDER_ADDRESS_REFUSED',
    `the host ${host} has an address that is not public; a private host may be named only in the environment or the YAML file`,
  );
}
