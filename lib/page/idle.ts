/** Milliseconds after which a page that always has something to do gets no further precedence. */
const patience = 2000;

/** Settles when the browser has nothing better to do. */
export function whenIdle(timeout = patience): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout }));
}
