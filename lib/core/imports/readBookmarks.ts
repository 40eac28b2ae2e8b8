import { Parser } from 'htmlparser2';
import { isImageFile } from '../pictures/mediaType.ts';
import { timeIn } from './csvColumns.ts';
import type { ForeignPicture } from './foreignLike.ts';
import { countEntries, lineAt, MAX_ENTRY, tooLong, type ImportEntry } from './importEntry.ts';
import { foreignEntry, type Reading } from './jsonEntry.ts';
import { text } from '../text.ts';

/** Where an entry of a bookmarks file begins, or what goes with it ends. */
const BOUNDARY = /<\/?(?:dt|li|dl|ul|ol|body|html)(?![a-z0-9])|<a(?![a-z0-9])/gi;
const LONGEST_BOUNDARY = 8;
/** A bookmark holds few elements, and a parser takes long over many within each other. */
const MAX_TAGS = 200;

/**
 * Reads the pictures among bookmarks, as browsers and bookmarking services export them (Netscape's format). An entry is
 * one link with what follows it; nothing of the file is shown or run.
 */
export async function* readBookmarks(file: AsyncIterable<string>, reading: Reading): AsyncGenerator<ImportEntry> {
  const count = countEntries();
  for await (const { markup, line, ended } of segmentsOf(file)) {
    if (markup !== null && !/^<a\s/i.test(markup)) continue;
    count();
    const place = lineAt(line);
    if (markup === null) yield { place, reason: tooLong() };
    else if (!ended) yield { place, reason: text('import_breaks_off') };
    else yield await foreignEntry(bookmarkedPicture(markup), place, reading);
  }
}

interface Segment {
  /** `null` when it is too long. */
  readonly markup: string | null;
  /** From 1. */
  readonly line: number;
  /** By the next one's beginning, not by the end of the file. */
  readonly ended: boolean;
}

async function* segmentsOf(file: AsyncIterable<string>): AsyncGenerator<Segment> {
  let parts: string[] = [];
  let length = 0;
  let line = 1;
  let lineOfSegment = 1;
  /** The end of a piece that may be the beginning of a boundary. */
  let carry = '';

  for await (const chunk of file) {
    const piece = carry + chunk;
    const open = piece.lastIndexOf('<');
    const cut = open >= 0 && open > piece.length - LONGEST_BOUNDARY ? open : piece.length;
    carry = piece.slice(cut);
    yield* split(piece.slice(0, cut));
  }
  yield* split(carry);
  if (length > 0) yield take(false);

  function* split(piece: string): Generator<Segment> {
    let from = 0;
    for (const { index } of piece.matchAll(BOUNDARY)) {
      keep(piece.slice(from, index));
      from = index;
      if (length > 0) yield take(true);
    }
    keep(piece.slice(from));
  }

  function keep(part: string): void {
    length += part.length;
    if (length <= MAX_ENTRY) parts.push(part);
    else parts = [];
    for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) line++;
  }

  function take(ended: boolean): Segment {
    const segment = { markup: length <= MAX_ENTRY ? parts.join('') : null, line: lineOfSegment, ended };
    parts = [];
    length = 0;
    lineOfSegment = line;
    return segment;
  }
}

function bookmarkedPicture(markup: string): ForeignPicture | { readonly problem: string } {
  if (markup.split('<', MAX_TAGS + 1).length > MAX_TAGS) return { problem: text('import_bookmark_too_large') };
  let link: Readonly<Record<string, string>> = {};
  let title = '';
  let note = '';
  let into: 'title' | 'note' | null = null;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'a') {
        link = attributes;
        into = 'title';
      } else if (name === 'dd') into = 'note';
    },
    onclosetag(name) {
      if (name === 'a' || name === 'dd') into = null;
    },
    ontext(words) {
      if (into === 'title') title += words;
      else if (into === 'note') note += words;
    },
  });
  parser.write(markup);
  parser.end();

  const attribute = (name: string): string => (Object.hasOwn(link, name) ? (link[name] ?? '') : '');
  const url = attribute('href').trim();
  const liked = attribute('liked').toLowerCase();
  const isOurs = Object.hasOwn(link, 'liked');
  if (!/^https?:/i.test(url) || !(isOurs || isImageFile(url))) {
    return { problem: text('import_bookmark_of_page') };
  }
  const caption = title.trim();
  const createdAt = timeIn(attribute('add_date') || attribute('time_added'));
  const tags = attribute('tags')
    .split(',', 1000)
    .filter((tag) => tag.trim() !== '');
  note = note.trimEnd();
  return {
    url,
    // Those without a caption are named by their address.
    ...(caption === '' || caption === url ? {} : { caption }),
    ...(liked === 'true' || liked === 'false' ? { liked: liked === 'true' } : {}),
    ...(tags.length === 0 ? {} : { tags }),
    ...(note === '' ? {} : { note }),
    ...(createdAt === undefined ? {} : { createdAt }),
  };
}
