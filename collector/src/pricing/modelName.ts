/** `us.anthropic.claude-…-v1:0`: how Amazon Bedrock names the models of others, with or without a region. */
const BEDROCK = /^(?:[a-z-]{2,9}\.)?[a-z0-9]+\.[a-z]/;

/** The day at the end of a snapshot's name: `-2026-05-01`, `-20260501`, `@20260501`. */
const SNAPSHOT_DAY = /[-@]20\d{2}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])$/;

/**
 * The names under which a price book may list a model, the most exact first: as it is, without the path before it
 * (`anthropic/claude-…`, `models/gemini-…`), and without the day of a snapshot, which costs what its model costs unless
 * the book lists it by itself.
 */
export function modelSpellings(model: string): string[] {
  const bare = lastSegment(model);
  return [...new Set([model, bare, bare.replace(SNAPSHOT_DAY, '')])].filter((name) => name !== '');
}

/** The seller that a model's name itself speaks of, or null: `anthropic/claude-…` is Anthropic's, `us.meta.…` Bedrock's. */
export function vendorOf(model: string): string | null {
  if (BEDROCK.test(lastSegment(model))) return 'aws';
  const slash = model.indexOf('/');
  return slash > 0 ? model.slice(0, slash) : null;
}

function lastSegment(model: string): string {
  return model.slice(model.lastIndexOf('/') + 1);
}
