import type { CallAnswer } from '../../../api/calls';

type Revision = CallAnswer<'GET /api/revisions'>['items'][number];

const BEFORE: Readonly<Record<Revision['finality_before'], string>> = {
  provisional: 'the day was still running',
  settling: 'the day was not final yet',
  final: 'although the day was final',
};

/** Why an amount changed, in words: who said so, and how sure the day was until then. */
export function reasonOf({ trigger, note, actor, finality_before: before }: Revision): string {
  const by = actor === null || actor === '' ? '' : ` by ${actor}`;
  if (trigger === 'entry') return `A manual entry was changed${by}${noted(note)}.`;
  if (trigger === 'import') return `A file was imported${by}${noted(note)}.`;
  if (trigger === 'telemetry') return 'More telemetry came in.';
  return `The provider corrected it; ${BEFORE[before]}.`;
}

function noted(note: string | null): string {
  return note === null || note === '' ? '' : ` (${note})`;
}
