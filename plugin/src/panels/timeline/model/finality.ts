/** How sure an amount is: a word, what it means, and a hatch for what may still change. */
export interface FinalityLook {
  readonly label: string;
  readonly meaning: string;
  readonly hatch: Hatch;
}

export type Hatch = 'none' | 'lines' | 'cross';

const FINALITIES: Readonly<Record<string, FinalityLook>> = {
  final: { label: 'Final', meaning: 'This amount is not expected to change', hatch: 'none' },
  settling: { label: 'Settling', meaning: 'The provider may still correct this amount', hatch: 'lines' },
  provisional: { label: 'Provisional', meaning: 'The day is not over, or has not been read in full', hatch: 'cross' },
};

/** The look of a finality by its name. Only `final` is final: what is not known is hatched and keeps its own text. */
export function finalityLook(name: string): FinalityLook {
  const known = Object.hasOwn(FINALITIES, name) ? FINALITIES[name] : undefined;
  return known ?? { label: name || 'Not known', meaning: 'How sure this amount is, is not known', hatch: 'lines' };
}

/** From the surest to the least sure. */
export function finalityOrder(name: string): number {
  const place = Object.keys(FINALITIES).indexOf(name);
  return place < 0 ? Object.keys(FINALITIES).length : place;
}
