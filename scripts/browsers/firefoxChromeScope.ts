import type { Browser } from 'puppeteer-core';
import { openContexts, sendBidi } from './firefoxBidi.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined };

/**
 * Runs functions in Firefox's own window, with its privileges; needs `--remote-allow-system-access`.
 * They travel as text: they see their arguments, and what Firefox's front end has (`gBrowser`, `CustomizableUI`, `Services`), nothing of ours.
 */
export interface ChromeScope {
  call<Arguments extends readonly Json[], Result>(
    run: (...args: Arguments) => Result | Promise<Result>,
    ...args: Arguments
  ): Promise<Result>;
}

export async function openChromeScope(browser: Browser): Promise<ChromeScope> {
  const window = (await openContexts(browser, 'chrome')).find(
    ({ url }) => url === 'chrome://browser/content/browser.xhtml',
  );
  if (!window) throw new Error('Firefox shows no window.');

  return {
    async call(run, ...args) {
      const answer = (await sendBidi(browser, 'script.callFunction', {
        functionDeclaration: `async (args) => JSON.stringify(await (${String(run)})(...JSON.parse(args)))`,
        arguments: [{ type: 'string', value: JSON.stringify(args) }],
        awaitPromise: true,
        target: { context: window.context },
      })) as { type: string; result?: { value?: string }; exceptionDetails?: { text: string } };
      if (answer.type !== 'success') throw new Error(`In Firefox's window: ${answer.exceptionDetails?.text ?? ''}`);
      const json = answer.result?.value;
      return json === undefined ? undefined : JSON.parse(json);
    },
  };
}
