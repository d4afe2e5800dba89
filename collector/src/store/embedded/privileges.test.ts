import { execFileSync } from 'node:child_process';
import { chown, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { applyUmask, cloneModule } from '../../../test/embedded/clone.js';
import { isRoot, removeTempDirs, serverProcesses, ServerUser, tempDir } from '../../../test/embedded/servers.js';
import { openBinaries } from './binaries.js';
import { newClusterIdentity } from './identity.js';
import { privilegesFor } from './privileges.js';

afterAll(removeTempDirs);

const asRoot = isRoot ? test : test.skip;
/** A normal user that exists on every Linux and is neither `postgres` nor `nobody`. */
const NORMAL = { uid: 1, gid: 1 };

async function uidOf(pid: number | undefined): Promise<number> {
  return Number(/^Uid:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

async function capabilitiesOf(pid: number | undefined): Promise<bigint> {
  return BigInt(`0x${/^CapEff:\s+(\w+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]}`);
}

describe('as root (trap 4)', () => {
  asRoot(
    'in an open clone the server runs as an unprivileged user without capabilities, umask 077 or not',
    async () => {
      const root = await tempDir();
      const { script } = await cloneModule(root, 'copied');
      const user = new ServerUser(script, { dataDir: join(root, '.aicost'), umask: '077' });
      await user.ready();
      const [pid] = await serverProcesses(root);
      expect(await uidOf(pid)).toBe(newClusterIdentity(await readFile('/etc/passwd', 'utf8'), 0).uid);
      expect(await capabilitiesOf(pid)).toBe(0n);
      await user.stop();
    },
  );

  asRoot(
    'in a clone below a directory closed to others it may only read past directories, and none is opened',
    async () => {
      const root = await tempDir('closed');
      const { script } = await cloneModule(root, 'copied');
      const user = new ServerUser(script, { dataDir: join(root, '.aicost') });
      await user.ready();
      const [pid] = await serverProcesses(root);
      expect(await uidOf(pid)).not.toBe(0);
      const [readSearch, override] = [1n << 2n, 1n << 1n];
      expect([readSearch, override]).toContain(await capabilitiesOf(pid));
      expect((await stat(root)).mode & 0o777).toBe(0o700);
      await user.stop();
      const again = new ServerUser(script, { dataDir: join(root, '.aicost') });
      expect((await again.ready()).adopted).toBe(false);
      await again.stop();
    },
  );

  asRoot('with umask 077 a clone, its packages and its data directory work', async () => {
    const root = await tempDir();
    const { script, packageDir } = await cloneModule(root, 'copied');
    await applyUmask(root, 0o077);
    const user = new ServerUser(script, { dataDir: join(root, '.aicost'), umask: '077' });
    await user.ready();
    await user.stop();
    expect((await stat(join(packageDir, 'native', 'bin', 'postgres'))).mode & 0o777).toBe(0o700);
  });

  asRoot('without setpriv a closed directory is refused by name, with what to do', async () => {
    const root = await tempDir('closed');
    const { packageDir } = await cloneModule(root, 'copied');
    const binaries = await openBinaries(packageDir, join(root, 'libraries'));
    const refused = privilegesFor({ uid: 65534, gid: 65534 }, binaries, root, []);
    await expect(refused).rejects.toMatchObject({ code: 'EMBEDDED_POSTGRES' });
    await expect(refused).rejects.toThrow(
      `may not read ${root}: install setpriv (package util-linux), run as a normal`,
    );
  });
});

const PASSWD = 'root:x:0:0::/root:/bin/sh\nnobody:x:99:98::/:\nann:x:1000:100::/:';

test.each([
  ['the owner of the data directory', PASSWD, 1000, { uid: 1000, gid: 100 }],
  ['postgres', `${PASSWD}\npostgres:x:26:27::/:`, 0, { uid: 26, gid: 27 }],
  ['nobody', PASSWD, 0, { uid: 99, gid: 98 }],
  ['nobody, where the owner has no name', PASSWD, 1001, { uid: 99, gid: 98 }],
  ['the usual number of nobody', '', 0, { uid: 65534, gid: 65534 }],
  ['the usual number of nobody on macOS', 'nobody:*:-2:-2::/:', 0, { uid: 65534, gid: 65534 }],
])('root makes a new cluster as %s', (_name, passwd, owner, identity) => {
  expect(newClusterIdentity(passwd, owner)).toEqual(identity);
});

describe('a data directory changing hands', () => {
  asRoot.each([
    ['made by a normal user, started by root, then by the user again', [NORMAL, {}, NORMAL]],
    ['of a normal user but first started by root, then by the user', [{}, NORMAL]],
  ])('%s', async (_name, identities) => {
    const root = await tempDir();
    const { script } = await cloneModule(root, 'copied');
    const dataDir = join(root, 'home');
    await mkdir(dataDir);
    await chown(dataDir, NORMAL.uid, NORMAL.gid);
    for (const identity of identities) {
      const user = new ServerUser(script, { dataDir, ...identity });
      await user.ready();
      expect(await uidOf((await serverProcesses(root))[0])).toBe(NORMAL.uid);
      await user.stop();
    }
  });

  asRoot('root and its owner use one server at the same time', async () => {
    const root = await tempDir();
    const { script } = await cloneModule(root, 'copied');
    const home = join(root, 'home');
    await mkdir(home);
    await chown(home, NORMAL.uid, NORMAL.gid);
    const owner = new ServerUser(script, { dataDir: join(home, '.aicost'), ...NORMAL });
    await owner.ready();
    const other = new ServerUser(script, { dataDir: join(home, '.aicost') });
    expect((await other.ready()).adopted).toBe(true);
    await owner.stop();
    expect(await serverProcesses(root)).toHaveLength(1);
    await other.stop();
    expect(await serverProcesses(root)).toEqual([]);
  });

  asRoot('made by root, a normal user is told whose it is and what to do', async () => {
    const root = await tempDir();
    const { script } = await cloneModule(root, 'copied');
    const dataDir = join(root, '.aicost');
    const first = new ServerUser(script, { dataDir });
    await first.ready();
    await first.stop();
    const user = new ServerUser(script, { dataDir, ...NORMAL });
    expect(await user.failure()).toEqual({
      code: 'EMBEDDED_POSTGRES',
      message: expect.stringMatching(
        /pg18 belongs to uid \d+, and this process \(uid 1\) may not read it: start as .*chown/,
      ),
    });
  });

  asRoot('below a directory that the user may not write is refused with what to do', async () => {
    const root = await tempDir();
    const { script } = await cloneModule(root, 'copied');
    const user = new ServerUser(script, { dataDir: join(root, '.aicost'), ...NORMAL });
    expect((await user.failure()).message).toMatch(/could not be started: EACCES.*writable.*AICOST_DATA_DIR/);
  });

  asRoot('copied by root, so that root owns the files, starts', async () => {
    const root = await tempDir();
    const { script } = await cloneModule(root, 'copied');
    const dataDir = join(root, '.aicost');
    const first = new ServerUser(script, { dataDir });
    await first.ready();
    await first.stop();
    execFileSync('chown', ['-R', '0:0', dataDir]);
    const second = new ServerUser(script, { dataDir });
    await second.ready();
    await second.stop();
  });
});
