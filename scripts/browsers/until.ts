/** Milliseconds, for a machine that does several things at once: nobody waits so long where all is well. */
export const PATIENCE = 40_000;

/** Asks again and again until the answer is true, and hands it back; throws the complaint after `timeout` milliseconds. */
export async function until<Answer>(
  ask: () => Answer | Promise<Answer>,
  complaint: string,
  timeout = PATIENCE,
): Promise<Exclude<Answer, undefined | null | false>> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer) return answer as Exclude<Answer, undefined | null | false>;
    if (Date.now() > deadline) throw new Error(complaint);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
