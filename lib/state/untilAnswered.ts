import { codeOf } from '../core/codedError.ts';

/** Waits before the second, third and fourth attempt: a killed worker is back within the first. */
const waits = [100, 1000, 3000] as const;

/** Asks again while nobody answers, or the library does not open yet; for what may be done twice without harm. */
export async function untilAnswered<Answer>(
  ask: () => Promise<Answer>,
  wait: (ms: number) => Promise<void>,
): Promise<Answer> {
  for (const pause of waits) {
    try {
      return await ask();
    } catch (error) {
      const code = codeOf(error);
      if (code !== 'no-reply' && code !== 'storage-waiting') throw error;
      await wait(pause);
    }
  }
  return ask();
}
