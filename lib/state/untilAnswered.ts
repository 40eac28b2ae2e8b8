import { codeOf, type ErrorCode } from '../core/codedError.ts';

/** Waits before each attempt but the first: a killed worker is back within one, or two on a busy machine. */
const waits = [100, 300, 1000, 2000, 3000] as const;

/** Asks again while nobody answers, or for another of `reasons`; for what may be done twice without harm. */
export async function untilAnswered<Answer>(
  ask: () => Promise<Answer>,
  wait: (ms: number) => Promise<void>,
  reasons: readonly ErrorCode[] = ['storage-waiting'],
): Promise<Answer> {
  for (const pause of waits) {
    try {
      return await ask();
    } catch (error) {
      const code = codeOf(error);
      if (code !== 'no-reply' && !reasons.includes(code)) throw error;
      await wait(pause);
    }
  }
  return ask();
}
