type Answer = 'not asked' | 'not known' | 'on' | 'off';

let answer: Answer = 'not asked';

/**
 * Whether exports are known to be switched off in the collector. A menu cannot wait for an answer: the first call asks,
 * and until it is known, and when it cannot be, the way to the page stays, which then says what is the matter.
 */
export function isExportOff(): boolean {
  if (answer === 'not asked') void ask();
  return answer === 'off';
}

async function ask(): Promise<void> {
  answer = 'not known';
  try {
    const { call } = await import('../../api/collector');
    answer = (await call('GET /api/features')).export ? 'on' : 'off';
  } catch {
    answer = 'not asked';
  }
}
