import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where downloads wait for slow readers: below the data directory, because `/tmp` of a container is often memory. With
 * `DATABASE_URL` a collector need not be able to write there; then the system's folder must do.
 */
export async function spoolFolder(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'spool');
  return mkdir(folder, { recursive: true }).then(
    () => folder,
    () => tmpdir(),
  );
}
