import { resolve } from 'node:path';
import type { Secret } from '../domain/secret.js';
import type { ConfigFile } from './configFile.js';
import type { Faults } from './faults.js';
import type { Rule } from './rules.js';
import { readSecretFile, readSecretText } from './secretText.js';

export type Origin = 'environment' | 'config';

interface Found {
  readonly text: string;
  /** The name to show in a fault. */
  readonly where: string;
  readonly origin: Origin;
  /** Relative paths start here. */
  readonly folder: string;
}

export interface FoundSecret {
  readonly secret: Secret;
  readonly origin: Origin;
}

/**
 * Settings by their name in the environment. A variable wins over the same key of the file. An empty variable counts as
 * not set, because that is what `docker compose` passes for one; an empty key of the file is a fault.
 */
export class Settings {
  constructor(
    private readonly env: NodeJS.ProcessEnv,
    private readonly file: ConfigFile | null,
    private readonly faults: Faults,
  ) {}

  /** The value, or undefined when it is not set or is not what the rule expects (then the fault is noted). */
  read<T>(name: string, rule: Rule<T>): T | undefined {
    const found = this.#inEnvironment(name) ?? this.#inFile(name);
    return found && readRule(found.where, found.text, rule, this.faults);
  }

  /** An absolute path: relative ones start in the current directory, or in the folder of the file they stand in. */
  path(name: string): string | undefined {
    const found = this.#inEnvironment(name) ?? this.#inFile(name);
    if (found?.text !== '') return found && resolve(found.folder, found.text);
    this.faults.add(found.where, 'must be a path');
    return undefined;
  }

  /** The value of `NAME`, or the content of the file named by `NAME_FILE`. */
  secret(name: string): FoundSecret | undefined {
    const lookups = [(key: string) => this.#inEnvironment(key), (key: string) => this.#inFile(key)];
    for (const lookup of lookups) {
      const [value, file] = [lookup(name), lookup(`${name}_FILE`)];
      const found = value ?? file;
      if (!found) continue;
      const secret = readSecret(value, file, this.faults);
      return secret && { secret, origin: found.origin };
    }
    return undefined;
  }

  /** Whether somebody tried to set the secret, rightly or wrongly. */
  hasSecret(name: string): boolean {
    return [name, `${name}_FILE`].some((key) => this.#inEnvironment(key) ?? this.#inFile(key));
  }

  #inEnvironment(name: string): Found | undefined {
    const text = this.env[name];
    if (text === undefined || text === '') return undefined;
    return { text, where: name, origin: 'environment', folder: process.cwd() };
  }

  #inFile(name: string): Found | undefined {
    const text = this.file?.text([name]);
    if (!this.file || text === undefined) return undefined;
    return { text, where: this.file.where([name]), origin: 'config', folder: this.file.folder };
  }
}

/** The value, or undefined and a fault. */
export function readRule<T>(where: string, text: string, rule: Rule<T>, faults: Faults): T | undefined {
  const value = rule.read(text);
  if (value !== null) return value;
  faults.add(where, `must be ${rule.expects}`);
  return undefined;
}

/** A secret that may be given itself or as the path of a file, but not as both. */
export function readSecret(
  value: Pick<Found, 'text' | 'where'> | undefined,
  file: Pick<Found, 'text' | 'where' | 'folder'> | undefined,
  faults: Faults,
): Secret | undefined {
  if (value && file) {
    faults.add(value.where, `is given twice, as itself and by ${file.where}; remove one`);
    return undefined;
  }
  const reading = file ? readSecretFile(resolve(file.folder, file.text)) : readSecretText(value?.text ?? '');
  if ('secret' in reading) return reading.secret;
  faults.add((file ?? value)?.where ?? '', reading.fault);
  return undefined;
}
