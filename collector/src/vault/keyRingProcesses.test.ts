import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { compiled } from '../../test/compiled.js';
import { KeyRing } from './keyRing.js';
import { addActiveKey, createKeyRingIfMissing, loadKeyRing } from './keyRingFile.js';

const FILE = pathToFileURL(compiled('src/vault/keyRingFile')).href;

/** Kills its own process before call number `at` to the file system, whichever that is. */
const killBefore = (at: number) => `
  import fs from 'node:fs/promises';
  import { syncBuiltinESMExports } from 'node:module';
  let calls = 0;
  const counted = (call) => function (...input) {
    calls += 1;
    if (calls === ${at}) process.kill(process.pid, 'SIGKILL');
    return call.apply(this, input);
  };
  const handle = await fs.open(process.execPath);
  const kind = Object.getPrototypeOf(handle);
  await handle.close();
  for (const name of ['open', 'link', 'rename', 'rm', 'mkdir', 'realpath', 'stat']) fs[name] = counted(fs[name]);
  for (const name of ['stat', 'readFile', 'chown', 'writeFile', 'sync', 'close']) kind[name] = counted(kind[name]);
  syncBuiltinESMExports();`;

/** Another process is faster: its ring stands there when ours is written and about to take its place. */
const anotherFirst = (path: string, ring: KeyRing) => `
  import fs from 'node:fs/promises';
  import { writeFileSync } from 'node:fs';
  const handle = await fs.open(process.execPath);
  const kind = Object.getPrototypeOf(handle);
  await handle.close();
  const sync = kind.sync;
  kind.sync = function () {
    writeFileSync(${JSON.stringify(path)}, ${JSON.stringify(ring.reveal())}, { mode: 0o600 });
    kind.sync = sync;
    return sync.call(this);
  };`;

let folder = '';
let path = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aicost-keyring-'));
  path = join(folder, 'keyring.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs `act` on the ring in a process of its own; answers how that ended and what it printed. */
function inProcess(act: string, prelude = ''): Promise<{ end: number | string; output: string }> {
  const script = `${prelude}
    const ring = await (await import(${JSON.stringify(FILE)})).${act}(${JSON.stringify(path)});
    console.log(ring.active);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ end: code ?? signal ?? '', output: output.trim() }));
  });
}

test('three processes that make the ring at once get the same one', async () => {
  const made = await Promise.all([1, 2, 3].map(() => inProcess('createKeyRingIfMissing')));
  const { active } = await loadKeyRing(path);
  expect(made).toEqual(Array(3).fill({ end: 0, output: active }));
});

test('a ring that another process made in the last moment is kept and taken', async () => {
  const other = KeyRing.of('k20261101-0a1b2c', randomBytes(32));
  const made = await inProcess('createKeyRingIfMissing', anotherFirst(path, other));
  expect(made).toEqual({ end: 0, output: other.active });
  expect((await loadKeyRing(path)).reveal()).toBe(other.reveal());
  expect(await readdir(folder)).toEqual(['keyring.json']);
});

test('a new key that is killed between any two steps leaves a ring with every old key', async () => {
  const kept = [(await createKeyRingIfMissing(path)).active];
  let kills = 0;
  for (let at = 1; ; at += 1) {
    const before = await loadKeyRing(path);
    const { end, output } = await inProcess('addActiveKey', killBefore(at));
    const after = await loadKeyRing(path);
    expect(after.ids).toEqual(expect.arrayContaining(kept));
    expect([before.ids.length, before.ids.length + 1]).toContain(after.ids.length);
    for (const id of before.ids) expect(after.key(id)?.equals(before.key(id)!)).toBe(true);
    kept.push(after.active);
    if (end === 0) {
      expect(after.active).toBe(output);
      break;
    }
    expect(end).toBe('SIGKILL');
    kills += 1;
  }
  expect(kills).toBeGreaterThan(8);
  expect((await addActiveKey(path)).ids.length).toBeGreaterThan(2);
});

test('the first key that is killed between any two steps leaves a whole ring or none', async () => {
  let kills = 0;
  for (let at = 1; ; at += 1) {
    const { end } = await inProcess('createKeyRingIfMissing', killBefore(at));
    const ring = await createKeyRingIfMissing(path);
    expect(ring.ids).toEqual([ring.active]);
    if (end === 0) break;
    expect(end).toBe('SIGKILL');
    kills += 1;
    await rm(path);
  }
  expect(kills).toBeGreaterThan(8);
});
