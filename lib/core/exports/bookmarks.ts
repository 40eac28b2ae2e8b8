import type { Like } from '../judging/like.ts';
import { escapeMarkup } from './markup.ts';
import { webAddress } from './webAddress.ts';

/** A folder of bookmarks, with its entries as `bookmarkText` writes them. */
export interface BookmarksFolder {
  readonly name: string;
  readonly entries: AsyncIterable<string>;
}

/**
 * Bookmarks as Netscape wrote them and every browser reads them: all in one folder, in which each site has its own.
 * @param title Of the folder.
 */
export async function* bookmarksText(folders: AsyncIterable<BookmarksFolder>, title: string): AsyncGenerator<string> {
  yield `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
    <DT><H3>${escapeMarkup(title)}</H3>
    <DL><p>
`;
  for await (const { name, entries } of folders) {
    yield `        <DT><H3>${escapeMarkup(oneLine(name))}</H3>\n        <DL><p>\n`;
    yield* entries;
    yield '        </DL><p>\n';
  }
  yield '    </DL><p>\n</DL><p>\n';
}

/**
 * A Like's bookmark: dates in seconds, tags in `TAGS`, the note in `DD`; `LIKED`, which is ours, is `true`, `false`, or
 * empty where the reaction was cleared. Empty for a picture without an address on the web.
 */
export function bookmarkText(like: Like): string {
  const address = webAddress(like.url);
  if (address === null) return '';
  const tags = like.tags.map((tag) => oneLine(tag.replaceAll(',', ' '))).filter((tag) => tag !== '');
  const attributes = [
    `HREF="${escapeMarkup(address)}"`,
    `ADD_DATE="${seconds(like.createdAt)}"`,
    `LAST_MODIFIED="${seconds(like.updatedAt)}"`,
    ...(tags.length === 0 ? [] : [`TAGS="${escapeMarkup(tags.join(','))}"`]),
    `LIKED="${like.liked ?? ''}"`,
  ];
  const note = like.note === '' ? '' : `            <DD>${escapeMarkup(like.note)}\n`;
  return `            <DT><A ${attributes.join(' ')}>${escapeMarkup(oneLine(like.caption) || address)}</A>\n${note}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** @param time Milliseconds since 1970. */
function seconds(time: number): number {
  return Math.floor(time / 1000);
}
