import '../money/errorsOfNode.js';
import { runCommandLine } from '../../src/main/program.js';

/** What one command printed, and how it ended. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of `aicost` in this process, with its output caught. */
export async function aicost(...args: string[]): Promise<Said> {
  const caught = { out: '', err: '' };
  const restore = [
    catchStream(process.stdout, (text) => (caught.out += text)),
    catchStream(process.stderr, (text) => (caught.err += text)),
  ];
  const exitCode = process.exitCode;
  try {
    const code = await runCommandLine(args);
    return { code, ...caught };
  } finally {
    process.exitCode = exitCode;
    restore.forEach((undo) => undo());
  }
}

function catchStream(stream: NodeJS.WriteStream, onText: (text: string) => void): () => void {
  const write = stream.write.bind(stream);
  stream.write = (chunk: string | Uint8Array): boolean => {
    onText(String(chunk));
    return true;
  };
  return () => {
    stream.write = write;
  };
}
