import type { ReadonlySignal } from '@preact/signals';
import { CodedError } from '../../core/codedError.ts';
import type { PictureSnapshot } from '../../core/judging/judge.ts';
import type { PictureIdentity } from '../../core/judging/like.ts';
import type { PageImage } from '../../core/pictures/pageImage.ts';
import type { Annotation, PictureDetails } from '../../core/judging/pictureDetails.ts';
import { pictureKey } from '../../core/pictures/pictureKey.ts';
import { aliasesOf, snapshotOf } from '../../core/pictures/snapshot.ts';
import type { Client } from '../../protocol/client.ts';
import type { LikesSetRequest } from '../../protocol/messages.ts';
import { inMessages } from '../inMessages.ts';
import type { Judging } from '../reactions.ts';
import { untilAnswered } from '../untilAnswered.ts';
import { text } from '../../core/text.ts';

/** Pictures whose likes one message stores or changes. */
const mostPictures = 100;
/** Of a snapshot, beside its texts. */
const snapshotCharacters = 200;
/** Pictures whose addresses are hashed between two pauses; each may have several. */
const hashedAtOnce = 100;

/** The library as far as the pictures of one page go. */
export interface PageLibrary {
  /** Keeps what is needed to store judgements of pictures that may have left the page by then. */
  readonly remember: (keys: Iterable<string>) => void;
  /** Settles when the judgements are on disk. @throws {CodedError} */
  readonly store: (judgings: readonly Judging[]) => Promise<void>;
  /** See `GalleryModel`. */
  readonly readDetails: (key: string) => Promise<PictureDetails | null>;
  readonly annotate: (keys: readonly string[], annotation: Annotation) => Promise<void>;
  /** Those of the page's pictures that one of the keys belongs to, by whichever of their addresses. */
  readonly concerned: (keys: readonly string[]) => Promise<readonly PageImage[]>;
}

interface Dependencies {
  readonly client: Client;
  /** By key. */
  readonly images: ReadonlySignal<ReadonlyMap<string, PageImage>>;
  readonly newOperationId: () => string;
  readonly wait: (ms: number) => Promise<void>;
}

export function createPageLibrary({ client, images, newOperationId, wait }: Dependencies): PageLibrary {
  const judged = new Map<string, PageImage>();
  const aliasKeys = new WeakMap<PageImage, readonly string[]>();

  function imageOf(key: string): PageImage {
    const image = images.peek().get(key) ?? judged.get(key);
    if (image === undefined) throw new CodedError('not-found', text('problem_picture_left'));
    return image;
  }

  async function concerned(keys: readonly string[]): Promise<readonly PageImage[]> {
    const changed = new Set(keys);
    const found: PageImage[] = [];
    let hashed = 0;
    for (const image of images.peek().values()) {
      if (changed.has(image.key)) found.push(image);
      // The key of a picture with one address is that of the address.
      if (changed.has(image.key) || image.variants.length === 1) continue;
      let known = aliasKeys.get(image);
      if (known === undefined) {
        known = aliasesOf(image).map(pictureKey);
        aliasKeys.set(image, known);
        if (++hashed % hashedAtOnce === 0) await wait(0);
      }
      if (known.some((alias) => changed.has(alias))) found.push(image);
    }
    return found;
  }

  return {
    remember(keys) {
      for (const key of keys) {
        const image = images.peek().get(key);
        if (image !== undefined) judged.set(key, image);
      }
    },

    async store(judgings) {
      const judgements = judgings.map((judging) => ({ ...judging, snapshot: snapshotOf(imageOf(judging.key)) }));
      for (const message of inMessages(judgements, mostPictures, charactersOf)) await storeTogether(client, message);
    },

    async readDetails(key) {
      const [details = null] = await client.request('likes.details', { pictures: [identify(imageOf(key))] });
      return details;
    },

    async annotate(keys, annotation) {
      const pictures = keys.map((key) => ({ key, snapshot: snapshotOf(imageOf(key)) }));
      for (const message of inMessages(pictures, mostPictures, charactersOf)) {
        const request = { operationId: newOperationId(), pictures: message, annotation };
        await untilAnswered(() => client.request('likes.annotate', request), wait);
      }
    },

    concerned,
  };
}

export function identify(image: PageImage): PictureIdentity {
  return { key: image.key, aliases: aliasesOf(image) };
}

async function storeTogether(client: Client, judgements: readonly LikesSetRequest[]): Promise<void> {
  const [first, ...others] = judgements;
  if (first === undefined) return;
  if (others.length === 0) await client.request('likes.set', first);
  else await client.request('likes.setMany', { judgements });
}

function charactersOf({ snapshot }: { readonly snapshot: PictureSnapshot }): number {
  const { url, aliases, caption } = snapshot;
  return aliases.reduce((sum, alias) => sum + alias.length, url.length + caption.length + snapshotCharacters);
}
