import type { Browser, Page } from 'puppeteer-core';

export interface OpenContext {
  /** The WebDriver BiDi id of a tab; Firefox's own code finds the tab's `<browser>` element by it. */
  readonly context: string;
  readonly url: string;
}

/** Puppeteer has no public way to send a WebDriver BiDi command of one's own. */
export async function sendBidi(browser: Browser, method: string, parameters: object): Promise<unknown> {
  const { connection } = browser as unknown as {
    connection: { send(method: string, parameters: object): Promise<{ result: unknown }> };
  };
  return (await connection.send(method, parameters)).result;
}

/** Every tab with the address it has now; Puppeteer misses those that Firefox itself opened. */
export async function openContexts(browser: Browser, scope: 'content' | 'chrome' = 'content'): Promise<OpenContext[]> {
  const parameters = scope === 'chrome' ? { 'moz:scope': 'chrome' } : {};
  const { contexts } = (await sendBidi(browser, 'browsingContext.getTree', { ...parameters, maxDepth: 0 })) as {
    contexts: OpenContext[];
  };
  return contexts;
}

/** What the expression comes to in the page, through JSON. */
export async function evaluateIn(browser: Browser, context: string, expression: string): Promise<unknown> {
  const answer = (await sendBidi(browser, 'script.evaluate', {
    expression: `(async () => JSON.stringify(await (${expression}\n)))()`,
    awaitPromise: true,
    target: { context },
  })) as { type: string; result?: { value?: string }; exceptionDetails?: { text: string } };
  if (answer.type !== 'success') throw new Error(answer.exceptionDetails?.text ?? 'The page threw.');
  const json = answer.result?.value;
  return json === undefined ? undefined : (JSON.parse(json) as unknown);
}

export async function puppeteerPage(browser: Browser, context: string): Promise<Page> {
  const page = (await browser.pages()).find((open) => (open.mainFrame() as unknown as { _id: string })._id === context);
  if (!page) throw new Error('The tab is no longer open.');
  return page;
}
