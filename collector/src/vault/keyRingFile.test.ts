import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addActiveKey, createKeyRingIfMissing, dropKeys, loadKeyRing } from './keyRingFile.js';

let folder = '';
let path = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aicost-keyring-'));
  path = join(folder, 'keyring.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const modeOf = async (file: string) => (await stat(file)).mode & 0o777;

describe('a key ring that is missing', () => {
  test('is made for this user alone, with its directory', async () => {
    path = join(folder, 'deep', 'er', 'keyring.json');
    const ring = await createKeyRingIfMissing(path);
    expect(ring.ids).toEqual([expect.stringMatching(/^k20\d{6}-[0-9a-f]{6}$/)]);
    expect(await modeOf(path)).toBe(0o600);
    expect(await modeOf(join(folder, 'deep', 'er'))).toBe(0o700);
    expect((await loadKeyRing(path)).reveal()).toBe(ring.reveal());
  });

  test('is one ring when many ask for it at once, and leaves no other file', async () => {
    const rings = await Promise.all(Array.from({ length: 20 }, () => createKeyRingIfMissing(path)));
    expect(new Set(rings.map((ring) => ring.reveal())).size).toBe(1);
    expect(await readdir(folder)).toEqual(['keyring.json']);
  });

  test('is not made when it is only to be read', async () => {
    await expect(loadKeyRing(path)).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: `the key ring file ${path} does not exist; restore it, or correct the path`,
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test('is said to be impossible where a file stands in the place of its directory', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(createKeyRingIfMissing(join(folder, 'file', 'keyring.json'))).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('(ENOTDIR)'),
    });
  });
});

describe('a key ring that is there', () => {
  test('is kept as it is', async () => {
    const text = (await createKeyRingIfMissing(path)).reveal();
    await createKeyRingIfMissing(path);
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  test.each(['0600', '0400', '0440', '0640'])('may have the mode %s', async (mode) => {
    await createKeyRingIfMissing(path);
    await chmod(path, Number.parseInt(mode, 8));
    await expect(loadKeyRing(path)).resolves.toMatchObject({ ids: [expect.any(String)] });
  });

  test.each(['0644', '0604', '0660', '0602', '0777'])('is refused with the mode %s, without a key', async (mode) => {
    const ring = await createKeyRingIfMissing(path);
    await chmod(path, Number.parseInt(mode, 8));
    const refused = {
      code: 'CONFIG_INVALID',
      message: expect.stringContaining(`(mode ${mode}); set its mode to 0600`),
    };
    for (const act of [loadKeyRing, createKeyRingIfMissing, addActiveKey])
      await expect(act(path)).rejects.toMatchObject(refused);
    expect(await readFile(path, 'utf8')).toBe(ring.reveal());
  });

  test('is never replaced when it is damaged, and its content is not told', async () => {
    const text = (await createKeyRingIfMissing(path)).reveal().slice(0, -5);
    await writeFile(path, text);
    const error = await createKeyRingIfMissing(path).catch((thrown: unknown) => thrown as Error);
    expect(error).toMatchObject({ code: 'CONFIG_INVALID', cause: undefined });
    expect(String(error)).toContain(`the key ring file ${path} has a fault: it is not JSON of the form`);
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  test.each([
    ['a directory', (place: string) => mkdir(place, { mode: 0o700 }), 'is not a file'],
    ['two megabytes', (place: string) => writeFile(place, Buffer.alloc(2 ** 21), { mode: 0o600 }), 'larger than 1 MiB'],
  ])('is refused when it is %s', async (_case, make, fault) => {
    await make(path);
    await expect(createKeyRingIfMissing(path)).rejects.toThrow(fault);
  });
});

describe('a change of keys', () => {
  test('adds an active key and keeps the old ones', async () => {
    const before = await createKeyRingIfMissing(path);
    const after = await addActiveKey(path);
    expect(after.active).not.toBe(before.active);
    expect(after.ids).toEqual([before.active, after.active]);
    expect(after.key(before.active)?.equals(before.key(before.active)!)).toBe(true);
    expect((await loadKeyRing(path)).reveal()).toBe(after.reveal());
    expect([await modeOf(path), await readdir(folder)]).toEqual([0o600, ['keyring.json']]);
  });

  test('drops keys for good, but never the active one', async () => {
    const { active: old } = await createKeyRingIfMissing(path);
    const { active } = await addActiveKey(path);
    expect((await dropKeys(path, [old, active])).ids).toEqual([active]);
    expect((await loadKeyRing(path)).ids).toEqual([active]);
  });

  test('that changes nothing does not touch the file', async () => {
    const { active } = await createKeyRingIfMissing(path);
    const { ino } = await stat(path);
    expect((await dropKeys(path, [active, 'k20200101-000000'])).ids).toEqual([active]);
    expect((await stat(path)).ino).toBe(ino);
  });

  test('goes through a link to the file it names', async () => {
    await createKeyRingIfMissing(path);
    const alias = join(folder, 'alias.json');
    await symlink(path, alias);
    const ring = await addActiveKey(alias);
    expect((await loadKeyRing(path)).reveal()).toBe(ring.reveal());
  });

  const asRoot = process.geteuid?.() === 0 ? test : test.skip;
  asRoot('by root leaves the file to its owner', async () => {
    await createKeyRingIfMissing(path);
    await chown(path, 12_345, 12_345);
    await addActiveKey(path);
    expect(await stat(path)).toMatchObject({ uid: 12_345, gid: 12_345 });
  });

  test('needs a ring to be there', async () => {
    await expect(addActiveKey(path)).rejects.toThrow('does not exist');
    await expect(dropKeys(path, [])).rejects.toThrow('does not exist');
  });

  test('that cannot be written leaves the ring and no draft', async () => {
    await createKeyRingIfMissing(path);
    const text = await readFile(path, 'utf8');
    // A name that is just short enough to exist is too long for the draft beside it.
    const long = join(folder, randomBytes(125).toString('hex'));
    await writeFile(long, text, { mode: 0o600 });
    await expect(addActiveKey(long)).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('ENAMETOOLONG'),
    });
    expect(await readFile(long, 'utf8')).toBe(text);
    expect(await readdir(folder)).toHaveLength(2);
  });
});
