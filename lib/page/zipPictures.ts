import { dataUrlBytes } from '../core/pictures/dataUrl.ts';
import { createUniqueNames, pictureFileName } from '../core/fileName.ts';
import { saveLink } from './saveLink.ts';
import { text } from '../core/text.ts';

/** What of `fflate` is used. */
export interface ZipLibrary<Entry extends ZipEntry> {
  readonly Zip: new (onPiece: (error: Error | null, piece: Uint8Array<ArrayBuffer>) => void) => {
    add(entry: NoInfer<Entry>): void;
    end(): void;
  };
  readonly ZipPassThrough: new (name: string) => Entry;
}

interface ZipEntry {
  push(bytes: Uint8Array<ArrayBuffer>, isLast: boolean): void;
}

/** A picture to be put into a ZIP, and what its name there is made from. */
interface PictureFile {
  readonly url: string;
  readonly caption: string;
  readonly mediaType?: string | undefined;
}

interface ZipOptions {
  readonly fileName: string;
  readonly signal: AbortSignal;
  /** Called with how many pictures have been read, or could not be. */
  readonly onProgress: (done: number) => void;
}

/** Milliseconds that one picture may take. */
const patience = 60_000;
/** Milliseconds after which a browser that was handed a file has begun to read it. */
const handover = 60_000;
/** Bytes that are summed up between two pauses. */
const bytesPerSlice = 1 << 20;
/** What a ZIP of the plain kind can hold, with room for its list of files. */
const mostBytes = 4_000_000_000;
const mostFiles = 65_000;

/**
 * Reads pictures as the page may, one after the other, and saves those it could read as one ZIP; answers the others, which
 * are another site's that does not let itself be read, or are no pictures. Saves nothing where it could read none.
 * Rejects, and saves nothing, when `signal` is aborted.
 *
 * The library is one without streams: in a content script Firefox refuses to make a `ReadableStream` ("Permission denied
 * to access property autoAllocateChunkSize").
 */
export async function zipPictures<File extends PictureFile, Entry extends ZipEntry>(
  library: ZipLibrary<Entry>,
  files: readonly File[],
  { fileName, signal, onProgress }: ZipOptions,
): Promise<readonly File[]> {
  const zip = createZip(library);
  const uniqueName = createUniqueNames();
  const unread: File[] = [];
  for (const [index, file] of files.entries()) {
    signal.throwIfAborted();
    const picture = await readPicture(file.url, signal);
    signal.throwIfAborted();
    const mediaType = /^image\/[\w.+-]+/i.exec(picture?.type ?? '')?.[0] ?? file.mediaType;
    if (picture === null) unread.push(file);
    else await zip.add(uniqueName(pictureFileName({ ...file, mediaType })), picture);
    onProgress(index + 1);
  }
  signal.throwIfAborted();
  if (unread.length < files.length) saveBlob(zip.end(), fileName);
  return unread;
}

/** Collects a ZIP in pieces that the browser may put on disk, for at no time all of it is in memory. */
function createZip<Entry extends ZipEntry>({ Zip, ZipPassThrough }: ZipLibrary<Entry>) {
  const done: Blob[] = [];
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });

  async function add(name: string, picture: Blob): Promise<void> {
    size += picture.size;
    if (size > mostBytes || done.length >= mostFiles) throw new RangeError(text('downloads_zip_full'));
    const entry = new ZipPassThrough(name);
    zip.add(entry);
    for (let start = 0; start < picture.size; start += bytesPerSlice) {
      const slice = await picture.slice(start, start + bytesPerSlice).arrayBuffer();
      entry.push(new Uint8Array(slice), start + bytesPerSlice >= picture.size);
    }
    done.push(new Blob(pieces));
    pieces = [];
  }

  function end(): Blob {
    zip.end();
    return new Blob([...done, ...pieces], { type: 'application/zip' });
  }

  return { add, end };
}

async function readPicture(url: string, signal: AbortSignal): Promise<Blob | null> {
  if (/^data:/i.test(url)) return new Blob([...dataUrlBytes(url)] as BlobPart[]);
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    });
    if (!response.ok) return null;
    // Whole, before it goes into the ZIP: one that breaks off would spoil all of it.
    const picture = await response.blob();
    // Some servers answer with a page that says why not.
    return picture.size === 0 || /^text\/(?!plain)|json/i.test(picture.type) ? null : picture;
  } catch {
    return null;
  }
}

function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  saveLink(url, fileName);
  setTimeout(() => URL.revokeObjectURL(url), handover);
}
