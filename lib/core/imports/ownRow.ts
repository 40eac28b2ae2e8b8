import { fromSafeCell, type CsvColumn } from '../exports/csv.ts';
import type { JsonValue } from '../pictures/galleryImage.ts';
import { isObject, member, parseJson } from './parseJson.ts';
import { text } from '../text.ts';

/** The columns without which a table is none of ours. */
export const OWN_COLUMNS: readonly CsvColumn[] = ['key', 'url', 'aliases', 'stamps'];

/** A row of our own CSV as the record that our JSON has. */
export function ownRow(
  cells: readonly string[],
  header: readonly string[],
): { readonly record: Readonly<Record<string, JsonValue>> } | { readonly problem: string } {
  const stamps = json(raw('stamps'));
  if (stamps === undefined || !isObject(stamps)) return invalid('stamps');
  const cellsAreRaw = member(stamps, 'cells') === 'raw';
  const tags = json(cell('tags'));
  const aliases = json(cell('aliases'));
  const meta = json(cell('meta') || 'null');
  const liked = likedIn(cell('liked'));
  if (tags === undefined) return invalid('tags');
  if (aliases === undefined) return invalid('aliases');
  if (meta === undefined) return invalid('meta');
  if (liked === undefined) return invalid('liked');
  const mediaType = cell('media_type');
  return {
    record: {
      key: cell('key'),
      url: cell('url'),
      aliases,
      liked,
      caption: cell('caption'),
      meta,
      tags,
      note: cell('note'),
      page: { url: cell('page_url'), title: cell('page_title') },
      ...numberIn('width', cell('width')),
      ...numberIn('height', cell('height')),
      ...(mediaType === '' ? {} : { mediaType }),
      createdAt: Date.parse(cell('created_at')),
      updatedAt: Date.parse(cell('updated_at')),
      stamps,
    },
  };

  function raw(column: CsvColumn): string {
    return cells[header.indexOf(column)] ?? '';
  }

  function cell(column: CsvColumn): string {
    return cellsAreRaw ? raw(column) : fromSafeCell(raw(column));
  }
}

function invalid(field: CsvColumn): { readonly problem: string } {
  return { problem: text('import_field_invalid', { field }) };
}

function json(cell: string): JsonValue | undefined {
  const parsed = parseJson(cell);
  return 'value' in parsed ? parsed.value : undefined;
}

/** Spreadsheets write words in capitals. */
function likedIn(cell: string): boolean | null | undefined {
  const word = cell.trim().toLowerCase();
  if (word === '') return null;
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

function numberIn(name: 'width' | 'height', cell: string): Readonly<Record<string, number>> {
  return cell === '' ? {} : { [name]: Number(cell) };
}
