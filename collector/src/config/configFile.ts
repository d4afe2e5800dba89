import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { isMap, isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { Faults } from './faults.js';
import { fileFault } from './secretText.js';

export type Path = readonly (string | number)[];
export type Kind = 'text' | 'list' | 'mapping';

/** The YAML file named by `AICOST_CONFIG`: values by path, and where they stand. */
export class ConfigFile {
  readonly folder: string;
  readonly #name: string;
  readonly #document: Document;
  readonly #lines: LineCounter;
  readonly #content: unknown;

  constructor(path: string, document: Document, lines: LineCounter) {
    this.folder = dirname(resolve(path));
    this.#name = basename(path);
    this.#document = document;
    this.#lines = lines;
    this.#content = document.toJS() ?? {};
  }

  /** The text at the path; undefined when there is none or something else. */
  text(path: Path): string | undefined {
    const value = this.#at(path);
    return typeof value === 'string' ? value : undefined;
  }

  /** Names of what stands below the path; a list's are `0`, `1` ... */
  names(path: Path): string[] {
    const value = this.#at(path);
    return typeof value === 'object' && value !== null ? Object.keys(value) : [];
  }

  /** `aicost.yaml:12 accounts[1].baseUrl` */
  where(path: Path): string {
    const name = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${printable(part)}`)).join('');
    return `${this.#name}:${this.#line(path)} ${name.replace(/^\./, '')}`.trimEnd();
  }

  kind(path: Path): Kind {
    const value = this.#at(path);
    if (typeof value === 'string') return 'text';
    return Array.isArray(value) ? 'list' : 'mapping';
  }

  #at(path: Path): unknown {
    return path.reduce<unknown>((value, part) => {
      const isBranch = typeof value === 'object' && value !== null && Object.hasOwn(value, part);
      return isBranch ? (value as Record<string | number, unknown>)[part] : undefined;
    }, this.#content);
  }

  #line(path: Path): number {
    for (let length = path.length; length > 0; length -= 1) {
      const offset = this.#offset(path.slice(0, length));
      if (offset !== undefined) return this.#lines.linePos(offset).line;
    }
    return 1;
  }

  /** Where the key stands, or the element of a list. */
  #offset(path: Path): number | undefined {
    const parent = this.#document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent) ? parent.items.find(({ key }) => String(key) === path.at(-1)) : undefined;
    const node = pair ? pair.key : this.#document.getIn(path, true);
    return isNode(node) ? node.range?.[0] : undefined;
  }
}

/**
 * The file, or null when it is no YAML; the reasons are in `faults`, without any of its content. All scalars are read
 * as text: one set of rules serves file and environment, and `0123` stays what it is.
 */
export function readConfigFile(path: string, faults: Faults): ConfigFile | null {
  const text = readText(path, faults);
  if (text === null) return null;
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  for (const { code, pos } of document.errors) {
    const { line, col } = lines.linePos(pos[0]);
    faults.add(`${basename(path)}:${line}:${col}`, `not valid YAML (${code.toLowerCase().replaceAll('_', ' ')})`);
  }
  if (document.errors.length > 0) return null;
  try {
    return new ConfigFile(path, document, lines);
  } catch {
    // The parser throws while it follows aliases: unknown ones, or so many that they were meant to fill the memory.
    faults.add(basename(path), 'the aliases in this file cannot be followed');
    return null;
  }
}

function readText(path: string, faults: Faults): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    faults.add('AICOST_CONFIG', `the file cannot be read (${fileFault(error)})`);
    return null;
  }
}

/** A key may be a credential that slipped to the left of a colon. */
function printable(key: string): string {
  return /^[A-Za-z]\w{0,40}$/.test(key) ? key : '(unprintable key)';
}
