import { openBinaries, platformPackage } from './binaries.js';
import type { Binaries } from './binaries.js';
import type { DataDir } from './dataDir.js';
import { serverIdentity } from './identity.js';
import type { Identity } from './identity.js';
import { privilegesFor } from './privileges.js';
import type { CommandFor } from './privileges.js';

/** The bundled programs together with the user they run as. */
export interface ServerPrograms {
  readonly binaries: Binaries;
  /** Undefined where the server runs as ourselves. */
  readonly identity: Identity | undefined;
  readonly commandFor: CommandFor;
}

/** Makes the bundled programs ready to work on this data directory. */
export async function openPrograms(dir: DataDir, packageDir: string = platformPackage()): Promise<ServerPrograms> {
  const [binaries, identity] = await Promise.all([openBinaries(packageDir, dir.libraries), serverIdentity(dir)]);
  return { binaries, identity, commandFor: await privilegesFor(identity, binaries, dir.path) };
}
