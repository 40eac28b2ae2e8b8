import { signal, type ReadonlySignal } from '@preact/signals';
import { codeOf } from '../../core/codedError.ts';
import type { PageContent } from '../../core/pictures/pageContent.ts';
import type { Client } from '../../protocol/client.ts';
import type { PageSource } from './pageSource.ts';

/** The page whose pictures a gallery in a tab of its own shows, in the other tab. */
export interface TabPage extends PageSource {
  /** Whether that tab is found to be closed, or to show another page. */
  readonly gone: ReadonlySignal<boolean>;
  /** Brings the page to the front; answers whether it is there. */
  goBack(): Promise<boolean>;
}

interface Dependencies {
  readonly client: Client;
  /** The gallery's. */
  readonly id: string;
}

/** Characters of an address that a message may hold; longer ones are known by their key. */
const MAX_URL = 8192;
const MAX_URLS = 500;

export function createTabPage({ client, id }: Dependencies): TabPage {
  const gone = signal(false);
  let last: PageContent | null = null;

  /** `null` where the page is no longer there. */
  async function whileThere<Value>(ask: () => Promise<Value>): Promise<Value | null> {
    try {
      const value = await ask();
      gone.value = false;
      return value;
    } catch (error) {
      if (codeOf(error) !== 'page-gone') throw error;
      gone.value = true;
      return null;
    }
  }

  return {
    gone,
    async read({ signal: aborted }) {
      const content = await whileThere(() => client.request('tab.read', { id }));
      aborted.throwIfAborted();
      // What was found stays when the page goes.
      last = content ?? last ?? { images: [], closedFrames: [] };
      return last;
    },
    // It is looked at again when the person says so.
    follow: () => () => undefined,
    loadMore: async () => 'end',
    /** Of a page that has gone, `gone` tells. */
    async show({ key, variants }) {
      const urls = variants.flatMap(({ url }) => (url.length <= MAX_URL ? url : [])).slice(0, MAX_URLS);
      return (await whileThere(() => client.request('tab.show', { id, key, urls }))) !== false;
    },
    bytesOf: () => undefined,
    async goBack() {
      await whileThere(() => client.request('tab.goBack', { id }));
      return !gone.peek();
    },
  };
}
