import { randomUUID } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

const PIECE_BYTES = 64 * 1024;
/** A reader may pause so long in all before what is left goes to disk. */
const PATIENCE_MS = 300;

/**
 * A stream that lets a slow reader hold up nobody: what it does not take soon waits in a file, so the source can be read
 * to its end at full speed. In memory there is one part and a few pieces. The file has no name any more while it is used.
 */
export class Spool extends Readable {
  readonly #folder: string;
  #queue: Buffer[] = [];
  #file: FileHandle | null = null;
  #written = 0;
  #read = 0;
  #patience = PATIENCE_MS;
  #onTaken: (() => void) | null = null;
  #isEnded = false;
  #isWanted = false;
  #isReading = false;

  /** `folder` must exist. The source is returned from (`return()`) when nobody reads on. */
  constructor(source: AsyncIterable<Buffer>, folder: string) {
    super({ highWaterMark: 4 * PIECE_BYTES });
    this.#folder = folder;
    void this.#pump(source);
  }

  /** Bytes that had to wait on disk. */
  get spilledBytes(): number {
    return this.#written;
  }

  async #pump(source: AsyncIterable<Buffer>): Promise<void> {
    try {
      for await (const part of source) {
        if (!this.destroyed) await (this.#file === null ? this.#offer(part) : this.#spill(part));
        if (this.destroyed) return;
      }
      this.#isEnded = true;
      this.#deliver();
    } catch (error) {
      this.destroy(error as Error);
    }
  }

  async #offer(part: Buffer): Promise<void> {
    for (let from = 0; from < part.length; from += PIECE_BYTES)
      this.#queue.push(part.subarray(from, from + PIECE_BYTES));
    this.#deliver();
    await this.#wait();
    if (this.#queue.length > 0 && !this.destroyed) await this.#spill(Buffer.concat(this.#queue.splice(0)));
  }

  /** Until the reader has taken what is in memory, or has used up all patience. */
  async #wait(): Promise<void> {
    if (this.#queue.length === 0 || this.#patience <= 0) return;
    const since = performance.now();
    const patience = new AbortController();
    const taken = new Promise<void>((resolve) => (this.#onTaken = resolve));
    await Promise.race([taken, sleep(this.#patience, undefined, { signal: patience.signal }).catch(() => undefined)]);
    patience.abort();
    this.#onTaken = null;
    this.#patience -= performance.now() - since;
  }

  async #spill(bytes: Buffer): Promise<void> {
    const file = this.#file ?? (await openUnnamed(this.#folder));
    // Whoever destroyed the stream meanwhile could not close a file that was not open yet.
    if (this.destroyed) return file.close();
    this.#file = file;
    let done = 0;
    while (done < bytes.length && !this.destroyed) {
      const { bytesWritten } = await file.write(bytes, done, bytes.length - done, this.#written);
      done += bytesWritten;
      this.#written += bytesWritten;
    }
    this.#deliver();
  }

  override _read(): void {
    this.#isWanted = true;
    this.#deliver();
  }

  /** Hands on what there is: first from memory, then from the file. */
  #deliver(): void {
    while (this.#isWanted) {
      const piece = this.#queue.shift();
      if (piece === undefined) break;
      this.#isWanted = this.push(piece);
    }
    if (this.#queue.length === 0) this.#onTaken?.();
    if (!this.#isWanted || this.#isReading || this.destroyed) return;
    if (this.#file !== null && this.#read < this.#written) void this.#readFile(this.#file);
    else if (this.#isEnded) this.push(null);
  }

  async #readFile(file: FileHandle): Promise<void> {
    this.#isReading = true;
    try {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(PIECE_BYTES), 0, PIECE_BYTES, this.#read);
      this.#read += bytesRead;
      this.#isReading = false;
      if (this.destroyed) return;
      this.#isWanted = this.push(buffer.subarray(0, bytesRead));
      this.#deliver();
    } catch (error) {
      this.destroy(error as Error);
    }
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#queue = [];
    this.#onTaken?.();
    const file = this.#file;
    this.#file = null;
    void (file?.close() ?? Promise.resolve()).catch(() => undefined).then(() => callback(error));
  }
}

/** A file that nobody else can open, and that is gone with the process. */
async function openUnnamed(folder: string): Promise<FileHandle> {
  const path = join(folder, `export-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  // Where an open file cannot lose its name (Windows), it is left to the system's clean-up of the folder.
  await rm(path).catch(() => undefined);
  return file;
}
