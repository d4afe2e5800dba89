import { isLosslessNumber, parse } from 'lossless-json';
import { parseName, type Parsed } from './cells.js';
import { shown } from './faultLog.js';

const EXAMPLE = 'write it as {"team":"platform"}';
/** The ledger's own tags: the entry and the note of a charge. */
const RESERVED = new Set(['x_entry', 'x_note']);
const OCCURRENCE = /^[1-9][0-9]{0,8}$/;

/** A JSON object of tags. Numbers and truth values become the text they are written with; null becomes ''. */
export function parseTags(text: string): Parsed<Readonly<Record<string, string>>> {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isLosslessNumber(value)) {
    return { fault: `${shown(text)} is not a JSON object of tags; ${EXAMPLE}` };
  }
  const tags: [string, string][] = [];
  for (const [name, content] of Object.entries(value)) {
    const tag = tagOf(name, content);
    if ('fault' in tag) return tag;
    tags.push(tag.value);
  }
  const names = new Set(tags.map(([name]) => name));
  if (names.size < tags.length) return { fault: `two tags of ${shown(text)} have the same name; keep one` };
  return { value: Object.fromEntries(tags) };
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function tagOf(name: string, content: unknown): Parsed<[string, string]> {
  const text = tagText(content);
  // An own key of this name is harmless here, but not in every program that reads the charge after us.
  if (name === '__proto__') return { fault: `a tag cannot be named ${shown(name)}; ${EXAMPLE}` };
  if (text === null) return { fault: `the tag ${shown(name)} is not a plain text; ${EXAMPLE}` };
  const tagName = parseName(name);
  if ('fault' in tagName) return tagName;
  const reserved = reservedFault(tagName.value, text);
  if (reserved) return reserved;
  const tagValue = parseName(text);
  return 'fault' in tagValue ? tagValue : { value: [tagName.value, tagValue.value] };
}

function reservedFault(name: string, text: string): { fault: string } | null {
  if (RESERVED.has(name))
    return { fault: `a tag cannot be named ${shown(name)}, which the ledger uses itself; rename it` };
  if (name !== 'occurrence' || OCCURRENCE.test(text)) return null;
  return {
    fault: `the tag "occurrence" numbers equal rows, so ${shown(text)} cannot stand in it; write it as 2, or rename it`,
  };
}

function tagText(content: unknown): string | null {
  if (typeof content === 'string') return content;
  if (content === null) return '';
  return typeof content === 'boolean' || isLosslessNumber(content) ? String(content) : null;
}
