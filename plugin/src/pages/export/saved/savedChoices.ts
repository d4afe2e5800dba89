import { CHOICE_NAMES } from '../choices/choices';

/** Choices that a person gave a name, as the part of an address that means them. */
export interface SavedChoices {
  readonly name: string;
  readonly query: string;
}

/** Only the choices of an address, so that nothing else of a link is kept. */
export function queryToSave(address: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of CHOICE_NAMES) {
    const value = address.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept.toString();
}

/** What was stored; what cannot be read is as if nothing was. */
export function savedFrom(text: string | null): SavedChoices[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list.filter(isSaved) : [];
  } catch {
    return [];
  }
}

function isSaved(item: unknown): item is SavedChoices {
  return (
    typeof item === 'object' &&
    item !== null &&
    'name' in item &&
    'query' in item &&
    typeof item.name === 'string' &&
    typeof item.query === 'string'
  );
}

/** The list with one more; a name that is there already now means the new choices. */
export function withSaved(list: readonly SavedChoices[], added: SavedChoices): SavedChoices[] {
  return [...list.filter(({ name }) => name !== added.name), added].sort((a, b) => a.name.localeCompare(b.name));
}
