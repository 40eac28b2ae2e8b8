import { canonicalUrl } from '../../core/pictures/canonicalUrl.ts';
import type { FoundPicture } from '../../core/judging/judge.ts';
import type { PageImage } from '../../core/pictures/pageImage.ts';
import { shownPicture, type ShownPicture, type WrittenPicture } from '../../core/pictures/shownPicture.ts';
import { snapshotOf } from '../../core/pictures/snapshot.ts';
import { resolveCandidate } from '../../core/pictures/variants.ts';
import { documentProperty } from '../clobberProof.ts';
import { collectImages, type CollectOptions } from '../collect.ts';
import { createPace, yieldToPage } from '../pace.ts';
import { keysOf } from '../pictureKeys.ts';

/** Milliseconds for which one reading of the page serves several judgements. */
const lastsFor = 3000;

export interface PageIdentities {
  /** A picture with all that the page tells of it, as the gallery over the page finds it; `null` where it has gone. */
  readonly identify: (picture: WrittenPicture) => Promise<Omit<FoundPicture, 'page'> | null>;
  /** The key of a picture that is its own address; `null` for one that cannot be read. */
  readonly keyOf: (picture: WrittenPicture) => Promise<string | null>;
  /** To be told when the library holds a picture that was identified. */
  readonly stored: (key: string) => void;
}

export interface PageIdentitiesOptions extends CollectOptions {
  readonly onStored: (image: PageImage) => void;
}

/** Reads the whole page, since only that tells which addresses are one picture: when something is judged, not before. */
export function createPageIdentities(
  document: Document,
  { onStored, ...options }: PageIdentitiesOptions,
): PageIdentities {
  const identified = new Map<string, PageImage>();
  let reading: Promise<readonly PageImage[]> | null = null;
  let readAt = -Infinity;

  function read(): Promise<readonly PageImage[]> {
    if (reading === null || performance.now() - readAt > lastsFor) {
      readAt = performance.now();
      reading = collectImages(document, options);
    }
    return reading;
  }

  async function find(picture: ShownPicture): Promise<PageImage | null> {
    const found = withAddress(await read(), picture);
    if (found) return found;
    // It may have come meanwhile.
    readAt = -Infinity;
    return withAddress(await read(), picture);
  }

  const base = (): string => documentProperty(document, 'baseURI');

  return {
    async identify(written) {
      const picture = shownPicture(written, base());
      const image = picture && (await find(picture));
      if (image === null) return null;
      identified.set(image.key, image);
      return { key: image.key, snapshot: snapshotOf(image) };
    },
    async keyOf({ address }) {
      const candidate = resolveCandidate(address, base());
      if (candidate === null) return null;
      const [key = null] = await keysOf([candidate], createPace(yieldToPage, undefined), undefined);
      return key;
    },
    stored(key) {
      const image = identified.get(key);
      if (image) onStored(image);
    },
  };
}

function withAddress(images: readonly PageImage[], { id, aliases }: ShownPicture): PageImage | null {
  const has = (wanted: (address: string) => boolean) =>
    images.find(({ variants }) => variants.some(({ url }) => wanted(url) || wanted(canonicalUrl(url) ?? '')));
  const others = new Set(aliases);
  return has((address) => address === id) ?? has((address) => others.has(address)) ?? null;
}
