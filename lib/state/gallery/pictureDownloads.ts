import { pictureFileName, safeFileName } from '../../core/fileName.ts';
import type { PageImage } from '../../core/pictures/pageImage.ts';
import type { Client } from '../../protocol/client.ts';
import type { Notice } from './galleryModel.ts';
import type { Job } from '../jobs.ts';
import { problemSentence } from '../problemSentence.ts';
import { text } from '../../core/text.ts';

/** A picture to be saved, and what its name is made from. */
export interface PictureFile {
  readonly url: string;
  readonly caption: string;
  readonly mediaType?: string | undefined;
}

/**
 * Reads pictures as the page may, one after the other, and saves those it could read as one ZIP; answers the others.
 * Saves nothing where it could read none. Rejects, and saves nothing, when `signal` is aborted.
 */
export type ZipPictures = <File extends PictureFile>(
  files: readonly File[],
  options: {
    readonly fileName: string;
    readonly signal: AbortSignal;
    /** Called with how many pictures have been read, or could not be. */
    readonly onProgress: (done: number) => void;
  },
) => Promise<readonly File[]>;

/** Saves pictures among the person's downloads. */
export interface PictureDownloads {
  /** Several become one ZIP. Settles when it is said how it went. */
  readonly save: (images: readonly PageImage[]) => Promise<void>;
}

export interface DownloadsDependencies {
  readonly client: Client;
  /** What a ZIP is named after. */
  readonly title: string;
  readonly zipPictures: ZipPictures;
  /** Saves what only the page itself can read: `data:` and `blob:` pictures. */
  readonly saveFromPage: (url: string, fileName: string) => void;
  readonly begin: (label: string, total: number, cancel: () => void) => Job;
  readonly say: (notice: Notice) => void;
  readonly report: (error: unknown) => void;
}

interface SavedFile extends PictureFile {
  readonly picture: PageImage;
}

/** What became of several pictures. */
interface Outcome {
  readonly zipName: string;
  readonly zipped: number;
  /** Those that the page may not read, which the browser saved. */
  readonly single: number;
  readonly failed: readonly SavedFile[];
  readonly reason: string;
  readonly isStopped: boolean;
}

export function createPictureDownloads(dependencies: DownloadsDependencies): PictureDownloads {
  const { client, title, zipPictures, saveFromPage, begin, say, report } = dependencies;

  async function save(images: readonly PageImage[]): Promise<void> {
    const files = images.map(fileOf);
    const [first, ...others] = files;
    if (first === undefined) return;
    if (others.length > 0) return saveSeveral(files);
    try {
      const fileName = await saveSingle(first);
      say({ tone: 'info', message: text('downloads_saved_as', { file: fileName }) });
    } catch (error) {
      say(problem(problemSentence(error), images));
    }
  }

  async function saveSeveral(files: readonly SavedFile[]): Promise<void> {
    const cancelling = new AbortController();
    const { signal } = cancelling;
    const job = begin(text('downloads_job'), files.length, () => cancelling.abort());
    const zipName = safeFileName(title, 'zip');
    try {
      let done = 0;
      const unread = await zipPictures(files, {
        fileName: zipName,
        signal,
        // Those that could not be read are not done yet.
        onProgress: (read) => job.advance((done = read)),
      });
      const failed: SavedFile[] = [];
      let reason = '';
      let single = 0;
      done -= unread.length;
      for (const file of unread) {
        if (signal.aborted) break;
        job.advance(done + single + failed.length);
        try {
          await saveSingle(file);
          single++;
        } catch (error) {
          failed.push(file);
          reason = problemSentence(error);
        }
      }
      const zipped = files.length - unread.length;
      say(outcomeNotice({ zipName, zipped, single, failed, reason, isStopped: signal.aborted }));
    } catch (error) {
      say(
        signal.aborted
          ? { tone: 'info', message: stopped(text('downloads_none')) }
          : problem(
              text('downloads_no_zip', { problem: problemSentence(error) }),
              files.map(({ picture }) => picture),
            ),
      );
    } finally {
      job.end();
    }
  }

  async function saveSingle({ url, caption, mediaType }: PictureFile): Promise<string> {
    const fileName = pictureFileName({ url, caption, mediaType });
    if (/^https?:/i.test(url)) await client.request('images.download', { url, fileName });
    else saveFromPage(url, fileName);
    return fileName;
  }

  function outcomeNotice({ zipName, zipped, single, failed, reason, isStopped }: Outcome): Notice {
    const saved = savedSentence(zipName, zipped, single);
    const message = isStopped ? stopped(saved) : saved;
    if (failed.length === 0) return { tone: 'info', message };
    return problem(
      sentences(message, text('downloads_failed', { count: failed.length, reason })),
      failed.map(({ picture }) => picture),
    );
  }

  function problem(message: string, images: readonly PageImage[]): Notice {
    return {
      tone: 'problem',
      message,
      action: { label: text('common_try_again'), run: () => void save(images).catch(report) },
    };
  }

  return { save };
}

function fileOf(picture: PageImage): SavedFile {
  const [{ url, mediaType }] = picture.variants;
  return { url, caption: picture.caption, mediaType, picture };
}

function savedSentence(zipName: string, zipped: number, single: number): string {
  if (zipped === 0 && single === 0) return text('downloads_none');
  if (zipped === 0) return text('downloads_singly', { count: single });
  const inZip = text('downloads_zipped', { count: zipped, file: zipName });
  return single === 0 ? inZip : sentences(inZip, text('downloads_singly_too', { count: single }));
}

function stopped(sentence: string): string {
  return sentences(text('downloads_stopped'), sentence);
}

function sentences(first: string, second: string): string {
  return text('common_sentences', { first, second });
}
