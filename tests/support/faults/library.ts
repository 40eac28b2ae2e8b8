import type { DrivenPage, ExtensionBrowser } from '../../../scripts/browsers/extensionBrowser.ts';
import { DATABASE_NAME } from '../../../lib/storage/schema.ts';

/** As much of a stored Like as every version of the schema has. */
export interface KeptLike {
  readonly key: string;
  readonly url: string;
  readonly aliases: readonly string[];
  readonly liked: boolean | null;
  readonly caption: string;
}

export interface KeptLibrary {
  /** 0 when there is none. */
  readonly version: number;
  readonly stores: readonly string[];
  /** The living ones. */
  readonly likes: readonly KeptLike[];
  /** Of operations that were applied; of a picture's, the last ones at least. */
  readonly operationIds: readonly string[];
}

/** In a page: what a request of IndexedDB comes to. */
export const settled = `((request) => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
}))`;

/** A page of the extension's origin that runs none of its code: a picture in a tab. */
export function openBarePage(browser: ExtensionBrowser): Promise<DrivenPage> {
  return browser.openExtensionPage('icon/128.png');
}

/** Reads the database as it lies there, through nothing of the extension's own. */
export async function readLibrary(page: DrivenPage): Promise<KeptLibrary> {
  return (await page.evaluate(`(async () => {
    const name = ${JSON.stringify(DATABASE_NAME)};
    const settled = ${settled};
    const nothing = { stores: [], likes: [], operationIds: [] };
    // To open what is not there would make it.
    if (!(await indexedDB.databases()).some((known) => known.name === name)) return { version: 0, ...nothing };
    const database = await settled(indexedDB.open(name));
    try {
      const { version } = database;
      const stores = [...database.objectStoreNames];
      if (!stores.includes('likes')) return { version, ...nothing, stores };
      const all = (store) => stores.includes(store) ? settled(database.transaction(store).objectStore(store).getAll()) : [];
      const [likes, operations] = [await all('likes'), await all('operations')];
      return {
        version,
        stores,
        likes: likes
          .filter(({ deletedAt }) => deletedAt === undefined)
          .map(({ key, url, aliases, liked, caption }) => ({ key, url, aliases, liked, caption })),
        // In version 1 they are a store of their own, later each lies with its Like.
        operationIds: [...operations, ...likes.flatMap((like) => like.operations ?? [])].map(({ id }) => id),
      };
    } finally {
      database.close();
    }
  })()`)) as KeptLibrary;
}
