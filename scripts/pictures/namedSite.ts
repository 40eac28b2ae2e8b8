import { createAlbum, type Album } from '../demo/site/album.ts';
import { makePhotographs } from '../demo/photographs.ts';
import { startSite } from '../demo/siteServer.ts';

/** The demo's pages under names, as a person's library has them, instead of an address of this machine and its port. */
export interface NamedSite {
  readonly album: Album;
  /** Has Chromium find the site under every name that ends in `.example`. */
  readonly chromiumArgs: readonly string[];
  close(): Promise<void>;
}

/** The magazine of the demo site. */
export const FRAMES = 'http://frames.example';

export async function startNamedSite(): Promise<NamedSite> {
  const site = await startSite();
  const { host } = new URL(site.url);
  return {
    album: createAlbum(await makePhotographs()),
    chromiumArgs: [`--host-resolver-rules=MAP *.example ${host}`],
    close: () => site.close(),
  };
}
