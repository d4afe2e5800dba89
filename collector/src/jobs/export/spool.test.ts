import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { until } from '../../../test/until.js';
import { Spool } from './spool.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spool-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const MEBI = 1024 * 1024;

/** Bytes whose order shows: no stretch is like its neighbour. */
function countedBytes(size: number, from: number): Buffer {
  return Buffer.from(Array.from({ length: size }, (_, index) => (index * 31 + from) % 251));
}

/** A source that says how many of its parts were taken, and whether it was told to stop. */
class Source implements AsyncIterable<Buffer> {
  taken = 0;
  isReturned = false;

  constructor(private readonly parts: readonly Buffer[]) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    try {
      for (const part of this.parts) {
        this.taken += 1;
        yield part;
      }
    } finally {
      this.isReturned = true;
    }
  }
}

describe('a reader that keeps up', () => {
  test('gets every byte and leaves nothing on disk', async () => {
    const parts = Array.from({ length: 8 }, (_, index) => countedBytes(100_000 + index, index));
    const spool = new Spool(new Source(parts), folder);
    expect((await buffer(spool)).equals(Buffer.concat(parts))).toBe(true);
    expect(spool.spilledBytes).toBe(0);
  });
});

describe('a reader that pauses', () => {
  test('holds up the source only until its patience is used up, and gets every byte', async () => {
    const parts = Array.from({ length: 6 }, (_, index) => Buffer.alloc(MEBI, index + 1));
    const source = new Source(parts);
    const spool = new Spool(source, folder);
    await until(() => source.isReturned);
    expect(spool.spilledBytes).toBeGreaterThan(4 * MEBI);
    expect(spool.readableLength).toBeLessThan(MEBI);
    expect((await buffer(spool)).equals(Buffer.concat(parts))).toBe(true);
  });

  test('gets the same bytes however it reads', async () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 200_000 }), { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.array(fc.nat(40), { maxLength: 12 }), async (lengths, pauses) => {
        const parts = lengths.map((length, index) => Buffer.alloc(length, index + 1));
        const chunks: Buffer[] = [];
        for await (const chunk of new Spool(new Source(parts), folder)) {
          chunks.push(chunk as Buffer);
          await sleep(pauses[chunks.length] ?? 0);
        }
        expect(Buffer.concat(chunks).equals(Buffer.concat(parts))).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  test('never sees the name of the file', async () => {
    const spool = new Spool(new Source([Buffer.alloc(MEBI), Buffer.alloc(MEBI)]), folder);
    await until(() => spool.spilledBytes > 0);
    expect(readdirSync(folder)).toEqual([]);
    spool.destroy();
  });
});

describe('a stream that is destroyed', () => {
  test.each([0, 10, 400])('after %d ms stops the source and leaves no file', async (milliseconds) => {
    const source = new Source(Array.from({ length: 1_000 }, () => Buffer.alloc(MEBI)));
    const spool = new Spool(source, folder);
    await sleep(milliseconds);
    spool.destroy();
    await until(() => source.isReturned);
    expect(source.taken).toBeLessThan(1_000);
    expect(readdirSync(folder)).toEqual([]);
    expect(await openFiles()).toBe(0);
  });
});

/** Files of the folder that this process still holds open though they have no name any more; where the system tells. */
async function openFiles(): Promise<number> {
  const { readlink, readdir } = await import('node:fs/promises');
  const numbers = await readdir('/proc/self/fd').catch(() => []);
  const links = await Promise.all(numbers.map((each) => readlink(`/proc/self/fd/${each}`).catch(() => '')));
  return links.filter((link) => link.startsWith(folder)).length;
}

describe('a failure', () => {
  test('of the source ends the stream with it, after what came before', async () => {
    async function* failing(): AsyncGenerator<Buffer> {
      yield Buffer.from('begun');
      throw new Error('the source is gone');
    }
    await expect(buffer(new Spool(failing(), folder))).rejects.toThrow('the source is gone');
  });

  test('of the disk ends the stream with an error', async () => {
    const source = new Source([Buffer.alloc(MEBI), Buffer.alloc(MEBI)]);
    const spool = new Spool(source, join(folder, 'missing'));
    const failed = new Promise((resolve) => spool.once('error', resolve));
    expect(await failed).toMatchObject({ code: 'ENOENT' });
    await until(() => source.isReturned);
  });
});
