/** How the cells of a column are read and written. */
export type ColumnKind = 'day' | 'time' | 'source' | 'finality' | 'cost' | 'number' | 'id' | 'flag' | 'text';

/** One column of the query. Values stay as the data source sent them: 100,000 rows are not copied. */
export interface LedgerColumn {
  readonly name: string;
  readonly label: string;
  readonly kind: ColumnKind;
  readonly values: readonly unknown[];
}

/** The charges of a query. Rows are numbers from 0, in the order of the query. */
export interface Ledger {
  readonly rowCount: number;
  readonly columns: readonly LedgerColumn[];
  /** null: the charge has no price, which is not a cost of 0. */
  readonly costs: ReadonlyArray<number | null>;
  readonly currencies: ReadonlyArray<string | null>;
  readonly sources: ReadonlyArray<string | null>;
  /** How many charges of a row have no price; undefined where the query does not say. */
  readonly unpricedCharges: ReadonlyArray<number | null> | undefined;
  /** Each source that occurs, once. */
  readonly sourceNames: readonly string[];
  /** Further frames with charges, which are not shown. */
  readonly otherFrames: number;
}
