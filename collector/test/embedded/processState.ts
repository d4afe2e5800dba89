import { readdir, readFile } from 'node:fs/promises';

/** What a process and those it started are doing, a line each: for the failure of a test that waits for one in vain. */
export async function processState(pid: number): Promise<string> {
  const children = (await text(pid, `task/${pid}/children`)).split(' ').filter(Boolean).map(Number);
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const waits = await Promise.all(threads.map((thread) => text(pid, `task/${thread}/wchan`)));
  const command = (await text(pid, 'cmdline')).replaceAll('\0', ' ').trim();
  const own = `${pid} [${waits.join(' ') || 'gone'}] ${command}`;
  return [own, ...(await Promise.all(children.map(processState)))].join('\n');
}

async function text(pid: number, file: string): Promise<string> {
  return (await readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')).trim();
}
