import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { readSecretFile } from '../config/secretText.js';
import { CollectorError } from '../errors.js';

/** Swallows what a terminal would echo. */
const silence = new Writable({ write: (_chunk, _encoding, done) => done() });

/**
 * Secrets by name, without any of them in the arguments, which every user of the machine can see: each of `names` is
 * asked for on the terminal without echo, or is a line of standard input; each of `files` is `name=path`.
 */
export async function readSecrets(
  names: readonly string[],
  files: readonly string[],
): Promise<Record<string, string> | undefined> {
  if (names.length + files.length === 0) return undefined;
  const fromFiles = files.map(secretFromFile);
  return Object.fromEntries([...fromFiles, ...(await askedSecrets(names))]);
}

function secretFromFile(option: string): [name: string, text: string] {
  const at = option.indexOf('=');
  if (at < 1) throw new CollectorError('USAGE', '--secret-file must be name=path, e.g. adminKey=/run/secrets/openai');
  const name = option.slice(0, at);
  const reading = readSecretFile(option.slice(at + 1));
  if ('fault' in reading) throw new CollectorError('SECRET_INVALID', `${name}: ${reading.fault}`);
  return [name, reading.secret.reveal()];
}

async function askedSecrets(names: readonly string[]): Promise<[name: string, text: string][]> {
  if (names.length === 0) return [];
  const isTerminal = process.stdin.isTTY;
  const input = createInterface({ input: process.stdin, output: silence, terminal: isTerminal });
  const lines = linesOf(input);
  try {
    const secrets: [string, string][] = [];
    for (const name of names) {
      if (isTerminal) process.stderr.write(`${name}: `);
      const { value, done } = await lines.next();
      if (isTerminal) process.stderr.write('\n');
      if (done === true) throw new CollectorError('USAGE', `${name}: no secret came on standard input`);
      secrets.push([name, value.trim()]);
    }
    return secrets;
  } finally {
    input.close();
  }
}

/** In a raw terminal Ctrl-C is a character; it still means that nothing is wanted any more. */
function linesOf(input: Interface): AsyncIterator<string, undefined> {
  input.on('SIGINT', () => input.close());
  return input[Symbol.asyncIterator]() as AsyncIterator<string, undefined>;
}
