import { constants } from 'node:fs';
import { open, rename, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { DataDir } from './dataDir.js';
import type { Identity } from './identity.js';
import { lastLine } from './runProgram.js';

const { O_APPEND, O_CREAT, O_NOFOLLOW, O_RDWR } = constants;
const ROTATE_BYTES = 5 * 1024 * 1024;

/** Prefix of every line the server writes: time, process and SQLSTATE, by which `refusal` finds the reason. */
export const LOG_LINE_PREFIX = '%m [%p] %e ';

/** Why a server process ended before it was ready. */
export interface Refusal {
  readonly sqlState: string;
  readonly message: string;
}

/** The server's log file, opened for one start. */
export class ServerLog {
  private constructor(
    private readonly file: FileHandle,
    private readonly begin: number,
  ) {}

  /** Opens the log for appending; a long one is kept once under `.1` and begun anew. */
  static async open(dir: DataDir, identity: Identity | undefined): Promise<ServerLog> {
    const size = await stat(dir.log).then(
      (found) => found.size,
      () => 0,
    );
    if (size > ROTATE_BYTES) await rename(dir.log, `${dir.log}.1`);
    // In a directory of the server's user, root must not be led to another file, which it would give away here.
    const flags = O_APPEND | O_CREAT | O_RDWR | (identity === undefined ? 0 : O_NOFOLLOW);
    const file = await open(dir.log, flags, 0o600);
    // So that the cluster's owner can start it too after root has.
    if (identity !== undefined) await file.chown(identity.uid, identity.gid);
    return new ServerLog(file, (await file.stat()).size);
  }

  /** The descriptor the server writes to. */
  get fd(): number {
    return this.file.fd;
  }

  /** What the process with this id wrote last before it gave up. */
  async refusal(pid: number): Promise<Refusal> {
    const { size } = await this.file.stat();
    const { buffer } = await this.file.read(Buffer.alloc(size - this.begin), 0, size - this.begin, this.begin);
    const lines = buffer.toString('utf8').split('\n');
    const last = lines.map((line) => parseFatal(line, pid)).findLast((found) => found !== undefined);
    return last ?? { sqlState: '', message: lastLine(lines.join('\n')) };
  }

  /** Closes our end; the server keeps its own. */
  async close(): Promise<void> {
    await this.file.close();
  }
}

function parseFatal(line: string, pid: number): Refusal | undefined {
  const found = /\[(\d+)\] ([0-9A-Z]{5}) (?:FATAL|PANIC): {2}(.*)$/.exec(line);
  if (found === null || Number(found[1]) !== pid) return undefined;
  return { sqlState: found[2] ?? '', message: found[3] ?? '' };
}
