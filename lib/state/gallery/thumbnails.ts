import { CodedError } from '../../core/codedError.ts';
import type { PageImage } from '../../core/pictures/pageImage.ts';
import { aliasesOf } from '../../core/pictures/snapshot.ts';
import type { Client } from '../../protocol/client.ts';
import type { Request } from '../../protocol/messages.ts';
import { untilAnswered } from '../untilAnswered.ts';

/** Keeps thumbnails of a page's pictures as they are judged, as far as they can be read without any request. */
export interface Thumbnails {
  /** To be called when the library holds the pictures. What cannot be read is left out. */
  readonly add: (pictures: readonly PageImage[]) => void;
}

interface Dependencies {
  readonly client: Client;
  /** `null` for a picture that cannot be read. */
  readonly read: (picture: PageImage) => Promise<Omit<Request<'thumbnails.add'>, 'key' | 'aliases'> | null>;
  /** Settles when the page has nothing better to do. */
  readonly idle: () => Promise<void>;
  readonly wait: (ms: number) => Promise<void>;
  readonly report: (error: unknown) => void;
}

/** More are left out: whoever judges a whole page at once does not wait for it. */
const MOST_WAITING = 500;
/** Milliseconds; a browser may leave a picture undecoded while its tab is not seen. */
const LONGEST_READING = 10_000;

export function createThumbnails({ client, read, idle, wait, report }: Dependencies): Thumbnails {
  const waiting = new Map<string, PageImage>();
  const done = new Set<string>();
  let isRunning = false;

  async function run(): Promise<void> {
    isRunning = true;
    try {
      for (;;) {
        await idle();
        const [picture] = waiting.values();
        if (picture === undefined) return;
        waiting.delete(picture.key);
        await keep(picture);
      }
    } catch (error) {
      // Nobody takes them now: the library is closed, or the extension was updated.
      waiting.clear();
      report(error);
    } finally {
      isRunning = false;
    }
  }

  async function keep(picture: PageImage): Promise<void> {
    const thumbnail = await Promise.race([read(picture), wait(LONGEST_READING).then(() => null)]);
    if (thumbnail === null) return;
    const { key } = picture;
    done.add(key);
    try {
      const request = { key, aliases: aliasesOf(picture), ...thumbnail };
      await untilAnswered(() => client.request('thumbnails.add', request), wait);
    } catch (error) {
      done.delete(key);
      // One picture's fault.
      if (!(error instanceof CodedError) || !/^(?:message-too-large|invalid-message|not-found)$/.test(error.code))
        throw error;
    }
  }

  return {
    add(pictures) {
      for (const picture of pictures) {
        if (waiting.size < MOST_WAITING && !done.has(picture.key)) waiting.set(picture.key, picture);
      }
      if (!isRunning && waiting.size > 0) void run();
    },
  };
}
