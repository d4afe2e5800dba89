import { oneOfWords } from '../readChargeFilter.js';

/** The word of a question, or its default. */
export function wordOr<Word extends string>(
  name: string,
  text: string | undefined,
  words: readonly Word[],
  otherwise: Word,
): Word {
  return oneOfWords(name, text ?? otherwise, words, 'INVALID_REQUEST');
}
