import { readdir, readFile } from 'node:fs/promises';
import { expect, jest, test } from '@jest/globals';

const userInfo = jest.fn(() => ({ username: 'ada' }));
jest.unstable_mockModule('node:os', () => ({ userInfo }));
const { cliActor } = await import('./actor.js');

test('whoever runs a command is called by name, and by number where the system knows no name', () => {
  expect(cliActor()).toEqual({ subject: 'cli:ada', name: 'ada' });
  userInfo.mockImplementation(() => {
    throw new Error('uv_os_get_passwd returned ENOENT');
  });
  expect(cliActor().name).toBe(String(process.getuid?.() ?? 'unknown'));
});

test('no command asks the system for the name by itself', async () => {
  const files = (await readdir(import.meta.dirname)).filter((file) => !/^actor\.|\.test\.ts$/.test(file));
  expect(files).toContain('verifyCommand.ts');
  for (const file of files.filter((name) => name.endsWith('.ts')))
    expect([file, await readFile(`${import.meta.dirname}/${file}`, 'utf8')]).toEqual([
      file,
      expect.not.stringContaining('userInfo'),
    ]);
});
