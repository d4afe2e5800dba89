/** 32-bit FNV-1a over the parts; the root of every draw. */
export function hashOf(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    const text = `${part}\u001f`;
    for (let index = 0; index < text.length; index++) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    }
  }
  return hash >>> 0;
}

/**
 * A number in [0, 1) from a root and two counters. Stateless, so that no draw depends on how many were made before it,
 * and only integer arithmetic, so that every machine gets the same bits.
 */
export function draw(root: number, index: number, salt = 0): number {
  let bits = (root + Math.imul(index + 1, 0x9e3779b1) + Math.imul(salt + 1, 0x85ebca6b)) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return ((bits ^ (bits >>> 15)) >>> 0) / 0x1_0000_0000;
}

/** An integer in [low, high]. */
export function drawInteger(root: number, low: number, high: number, index: number, salt = 0): number {
  return low + Math.floor(draw(root, index, salt) * (high - low + 1));
}
