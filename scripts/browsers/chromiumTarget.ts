import type { CDPSession } from '@playwright/test';

/** As much of a DevTools session as is needed to read and press what it shows. */
export type DevTools = Pick<CDPSession, 'send'>;

/**
 * A session on a target that Playwright does not attach to, such as the toolbar button's pop-up, tunnelled through the browser's session.
 * Playwright's own child sessions cannot be had from outside, hence `Target.sendMessageToTarget`.
 */
export async function attachToTarget(
  browser: CDPSession,
  targetId: string,
): Promise<DevTools & { readonly detach: () => Promise<void> }> {
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<
    number,
    { resolve: (result: never) => void; reject: (error: Error) => void; method: string }
  >();
  let lastId = 0;

  const receive = (event: { sessionId: string; message: string }): void => {
    if (event.sessionId !== sessionId) return;
    const answer = JSON.parse(event.message) as { id?: number; result?: unknown; error?: { message: string } };
    const call = answer.id === undefined ? undefined : waiting.get(answer.id);
    if (!call || answer.id === undefined) return;
    waiting.delete(answer.id);
    if (answer.error) call.reject(new Error(`${call.method}: ${answer.error.message}`));
    else call.resolve(answer.result as never);
  };
  const forget = (event: { sessionId: string }): void => {
    if (event.sessionId !== sessionId) return;
    browser.off('Target.receivedMessageFromTarget', receive);
    browser.off('Target.detachedFromTarget', forget);
    for (const call of waiting.values()) call.reject(new Error(`${call.method}: the target has closed.`));
    waiting.clear();
  };
  browser.on('Target.receivedMessageFromTarget', receive);
  browser.on('Target.detachedFromTarget', forget);

  return {
    send: (method, parameters) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject, method });
        const message = JSON.stringify({ id, method, params: parameters ?? {} });
        browser.send('Target.sendMessageToTarget', { sessionId, message }).catch((error: unknown) => {
          waiting.delete(id);
          reject(error instanceof Error ? error : new Error(String(error)));
        });
      }),
    detach: async () => void (await browser.send('Target.detachFromTarget', { sessionId })),
  };
}
