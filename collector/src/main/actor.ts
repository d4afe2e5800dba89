import { userInfo } from 'node:os';
import type { Actor } from '../store/audit.js';

/** Whoever runs a command, as the audit names them: `cli:` and the user of this machine. */
export function cliActor(): Actor {
  const name = userName();
  return { subject: `cli:${name}`, name };
}

/** In a container the user may have a number and no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}
