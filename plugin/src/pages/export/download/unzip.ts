/** Shows what is in a compressed file while it arrives. */
export interface Unzipping {
  write(chunk: Uint8Array): void;
  /** Fails when the file was cut off. */
  end(): Promise<void>;
}

export function unzip(onBytes: (chunk: Uint8Array) => void): Unzipping {
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  const reading = read(stream.readable.getReader(), onBytes);
  // A fault shows at the end; until then nobody waits for these.
  reading.catch(() => undefined);
  return {
    write: (chunk) => void writer.write(chunk as Uint8Array<ArrayBuffer>).catch(() => undefined),
    end: async () => {
      await writer.close();
      await reading;
    },
  };
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array>, onBytes: (chunk: Uint8Array) => void) {
  for (let part = await reader.read(); !part.done; part = await reader.read()) onBytes(part.value);
}
