import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** A certificate and its key in PEM, as a TLS server takes them. */
export interface Certificate {
  readonly name: string;
  readonly cert: string;
  readonly key: string;
  readonly keyObject: KeyObject;
}

export interface CertificateWish {
  readonly name: string;
  /** Host names and 127.0.0.1 for which it stands; a certificate of an authority has none. */
  readonly hosts?: readonly string[];
  /** Without one the certificate signs itself. */
  readonly issuer?: Certificate;
  readonly from?: string;
  readonly until?: string;
}

const ECDSA_WITH_SHA256 = '2a8648ce3d040302';
const COMMON_NAME = '550403';
const SUBJECT_ALT_NAME = '551d11';
const BASIC_CONSTRAINTS = '551d13';

/** Makes an X.509 certificate, so that tests need no `openssl` on the machine. */
export function certificate({
  name,
  hosts,
  issuer,
  from = '250101000000Z',
  until = '400101000000Z',
}: CertificateWish): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const body = sequence(
    element(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm(),
    distinguishedName(issuer?.name ?? name),
    sequence(element(0x17, Buffer.from(from)), element(0x17, Buffer.from(until))),
    distinguishedName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(hosts ? altNames(hosts) : authority())),
  );
  const signature = sign('sha256', body, issuer?.keyObject ?? privateKey);
  const whole = sequence(body, algorithm(), element(0x03, Buffer.from([0]), signature));
  return {
    name,
    cert: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    keyObject: privateKey,
  };
}

function altNames(hosts: readonly string[]): Buffer {
  const names = hosts.map((host) =>
    /^[\d.]+$/.test(host) ? element(0x87, Buffer.from(host.split('.').map(Number))) : element(0x82, Buffer.from(host)),
  );
  return sequence(oid(SUBJECT_ALT_NAME), element(0x04, sequence(...names)));
}

function authority(): Buffer {
  return sequence(
    oid(BASIC_CONSTRAINTS),
    element(0x01, Buffer.from([0xff])),
    element(0x04, sequence(element(0x01, Buffer.from([0xff])))),
  );
}

function distinguishedName(name: string): Buffer {
  return sequence(element(0x31, sequence(oid(COMMON_NAME), element(0x0c, Buffer.from(name)))));
}

function algorithm(): Buffer {
  return sequence(oid(ECDSA_WITH_SHA256));
}

function oid(hex: string): Buffer {
  return element(0x06, Buffer.from(hex, 'hex'));
}

function integer(bytes: Buffer): Buffer {
  return element(0x02, bytes);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return element(0x30, ...parts);
}

/** Tag, length and content, as DER has it. */
function element(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}
