import fc from 'fast-check';

/** Ranges that are nobody's on the internet, as first address and length of the prefix. */
const PRIVATE_RANGES: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Ways to write an IPv4 address, given as its number, as the host of a URL. */
const NOTATIONS: readonly ((address: number) => string)[] = [
  dotted,
  (address) => String(address),
  (address) => `0x${address.toString(16)}`,
  (address) =>
    bytesOf(address)
      .map((byte) => `0${byte.toString(8)}`)
      .join('.'),
  (address) =>
    bytesOf(address)
      .map((byte) => `0x${byte.toString(16)}`)
      .join('.'),
  (address) => `${address >>> 24}.${address & 0xff_ffff}`,
  (address) => `${address >>> 24}.${(address >>> 16) & 0xff}.${address & 0xffff}`,
  (address) => `${dotted(address)}.`,
  (address) => fullWidth(dotted(address)),
  (address) => `[::ffff:${dotted(address)}]`,
  (address) => `[::ffff:${hextets(address)}]`,
  (address) => `[::${hextets(address)}]`,
  (address) => `[::ffff:0:${hextets(address)}]`,
  (address) => `[64:ff9b::${hextets(address)}]`,
  (address) => `[2002:${hextets(address)}::]`,
];

/** An IPv4 address of a private range, in dotted form. */
export const privateIp: fc.Arbitrary<string> = privateNumber().map(dotted);

/** The same in any notation that a URL takes, also dressed up as IPv6. */
export const privateHost: fc.Arbitrary<string> = fc
  .tuple(privateNumber(), fc.constantFrom(...NOTATIONS))
  .map(([address, write]) => write(address));

function privateNumber(): fc.Arbitrary<number> {
  return fc.constantFrom(...PRIVATE_RANGES).chain(([first, length]) => {
    const start = first.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
    return fc.integer({ min: start, max: start + 2 ** (32 - length) - 1 });
  });
}

function bytesOf(address: number): number[] {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff);
}

function dotted(address: number): string {
  return bytesOf(address).join('.');
}

function hextets(address: number): string {
  return `${(address >>> 16).toString(16)}:${(address & 0xffff).toString(16)}`;
}

function fullWidth(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
}
