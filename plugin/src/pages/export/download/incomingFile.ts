import type { FormatName } from '../choices/formats';
import { RecordCounter } from './recordCounter';
import { unzip, type Unzipping } from './unzip';

/** How far a download is. */
export interface Progress {
  readonly bytes: number;
  /** Null where the kind of file does not show them from outside. */
  readonly records: number | null;
  readonly expectedRecords: number;
}

/** What was asked for, as far as it matters for telling whether it came. */
export interface Expected {
  readonly format: FormatName;
  readonly hasFooter: boolean;
  readonly isZipped: boolean;
}

/** The file that the collector sent, whole. */
export interface ExportFile {
  readonly name: string;
  readonly content: Blob;
  readonly records: number;
}

/** A file while it arrives. */
export class IncomingFile {
  readonly #parts: BlobPart[] = [];
  readonly #counter: RecordCounter;
  readonly #unzipping: Unzipping | null;
  readonly #expectedRecords: number;
  #bytes = 0;

  constructor(
    private readonly headers: Headers,
    { format, hasFooter, isZipped }: Expected,
  ) {
    this.#expectedRecords = Number(headers.get('x-total-count') ?? Number.NaN);
    this.#counter = new RecordCounter(format, this.#expectedRecords, hasFooter);
    this.#unzipping = isZipped ? unzip((chunk) => this.#counter.accept(chunk)) : null;
  }

  accept(chunk: Uint8Array): void {
    this.#parts.push(chunk as Uint8Array<ArrayBuffer>);
    this.#bytes += chunk.length;
    if (this.#unzipping) this.#unzipping.write(chunk);
    else this.#counter.accept(chunk);
  }

  get progress(): Progress {
    return { bytes: this.#bytes, records: this.#counter.records, expectedRecords: this.#expectedRecords };
  }

  /** The whole file. Fails when it broke off on its way, because such a file must not be taken for the truth. */
  async finish(): Promise<ExportFile> {
    const isUnzipped = await (this.#unzipping?.end() ?? Promise.resolve()).then(
      () => true,
      () => false,
    );
    if (!isUnzipped || !this.#counter.isWhole) throw new Error(this.#brokenOff());
    const type = this.headers.get('content-type') ?? '';
    return { name: this.#name(), content: new Blob(this.#parts, { type }), records: this.#expectedRecords };
  }

  #name(): string {
    const said = /filename="([^"/\\]+)"/.exec(this.headers.get('content-disposition') ?? '')?.[1];
    return said ?? 'usage_export';
  }

  #brokenOff(): string {
    const { records } = this.#counter;
    const how = records === null ? '' : ` after ${records} of ${this.#expectedRecords} records`;
    return `The file broke off${how}, so nothing was saved. Try again; if it happens again, ask for fewer days.`;
  }
}
