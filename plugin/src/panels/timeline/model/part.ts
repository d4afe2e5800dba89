/** What one source charged one stack on one UTC day, at one finality. Rows of a query that agree in these are added. */
export interface Part {
  /** Midnight UTC, in milliseconds. */
  readonly day: number;
  readonly stack: string;
  readonly source: string;
  readonly finality: string;
  /** Sum of the amounts that are known; null when none is. A sum of doubles: exact to some 12 digits. */
  readonly cost: number | null;
  /** Charges without a price; they are not in `cost`. */
  readonly unpriced: number;
  readonly notes: readonly string[];
  readonly enteredBy: readonly string[];
  /** The latest of its rows, in milliseconds. */
  readonly enteredAt: number | null;
  readonly revision: Revision | null;
}

/** What the part was before its rows changed. */
export interface Revision {
  /** null: it had no price before. */
  readonly previousCost: number | null;
  readonly revisedAt: number;
  /** How many of its rows changed. */
  readonly rows: number;
}

/** One row of a cost query. */
export interface Charge {
  readonly cost: number | null;
  readonly unpriced: number;
  readonly notes: string;
  readonly enteredBy: string;
  readonly enteredAt: number | null;
  readonly previousCost: number | null;
  readonly revisedAt: number | null;
}

type Identity = Pick<Part, 'day' | 'stack' | 'source' | 'finality'>;

/** Most parts say nothing; they share one empty list. */
const NONE: readonly string[] = [];

/** Adds up the rows of one part. */
export class PartSum {
  private cost: number | null = null;
  private unpriced = 0;
  private enteredAt: number | null = null;
  private notes = NONE;
  private enteredBy = NONE;
  private revisedRows = 0;
  private revisedAt = 0;
  private hadPrice = false;
  private change = 0;

  constructor(private readonly identity: Identity) {}

  add(charge: Charge): void {
    if (charge.cost !== null) this.cost = (this.cost ?? 0) + charge.cost;
    this.unpriced += charge.unpriced;
    this.notes = withText(this.notes, charge.notes);
    this.enteredBy = withText(this.enteredBy, charge.enteredBy);
    if (charge.enteredAt !== null) this.enteredAt = Math.max(this.enteredAt ?? 0, charge.enteredAt);
    this.addRevision(charge);
  }

  total(): Part {
    const { identity, cost, unpriced, notes, enteredBy, enteredAt } = this;
    return { ...identity, cost, unpriced, notes, enteredBy, enteredAt, revision: this.revision() };
  }

  private addRevision({ cost, previousCost, revisedAt }: Charge): void {
    if (revisedAt === null) {
      this.hadPrice ||= cost !== null;
      return;
    }
    this.revisedRows += 1;
    this.revisedAt = Math.max(this.revisedAt, revisedAt);
    this.hadPrice ||= previousCost !== null;
    this.change += (cost ?? 0) - (previousCost ?? 0);
  }

  private revision(): Revision | null {
    if (this.revisedRows === 0) return null;
    const previousCost = this.hadPrice ? (this.cost ?? 0) - this.change : null;
    return { previousCost, revisedAt: this.revisedAt, rows: this.revisedRows };
  }
}

function withText(texts: readonly string[], text: string): readonly string[] {
  return !text || texts.includes(text) ? texts : [...texts, text];
}
