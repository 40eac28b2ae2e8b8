import type { ExportRequest } from '../../lib/core/exports/exportRequest.ts';
import { WHOLE_LIBRARY, type LibraryFilter } from '../../lib/core/library/libraryQuery.ts';
import { text, type TextName } from '../../lib/core/text.ts';
import { writtenList } from '../../lib/core/writtenList.ts';
import type { ExportJob, ExportPlan } from '../../lib/state/options/createExportPlan.ts';
import type { ExportWhat } from '../../lib/state/options/exportScopes.ts';
import { KIND_WORDS, REACTION_WORDS, SHORT_SIZE_WORDS } from '../library/libraryWords.ts';
import { formatBytes } from '../../lib/core/formatBytes.ts';
import { FORMAT_WORDS, formatName } from './exportFormats.ts';

const WHAT_NAMES: Readonly<Record<ExportWhat, TextName>> = {
  everything: 'export_everything',
  liked: 'common_liked',
  disliked: 'common_disliked',
  filter: 'overlay_filter',
  selection: 'gallery_selection',
};
const LONGEST_WORDS = 24;

/** A part of the library by its name; a filter of a single thing by that. */
export function partName(what: ExportWhat, filter: LibraryFilter): string {
  const words = what === 'filter' ? filterWords(filter) : undefined;
  return words === undefined ? text(WHAT_NAMES[what]) : text('export_filter', { words });
}

function filterWords(filter: LibraryFilter): string | undefined {
  const { reactions, sites, tags, kinds, sizes, page, from, until } = filter;
  const lists = [
    ...reactions.map((reaction) => text(REACTION_WORDS[reaction])),
    ...sites,
    ...tags,
    ...kinds.map((kind) => text(KIND_WORDS[kind])),
    ...sizes.map((size) => text(SHORT_SIZE_WORDS[size])),
  ];
  const isOfTime = page !== null || from !== null || until !== null;
  if (isOfTime || lists.length + (filter.text === '' ? 0 : 1) !== 1) return undefined;
  const [word = filter.text] = lists;
  const shown = word.length > LONGEST_WORDS ? `${word.slice(0, LONGEST_WORDS).toWellFormed()}…` : word;
  return filter.text === '' ? shown : text('gallery_quoted', { quoted: shown });
}

/** What a job takes out: `Liked, 8,214 pictures`. */
export function jobWords({ what, count, request }: ExportJob): string {
  const filter = request.scope.kind === 'filter' ? request.scope.filter : WHOLE_LIBRARY;
  return writtenList([partName(what, filter), count === null ? '' : text('common_pictures', { count })]);
}

/** What a press would write: `JSON, 8,214 judgements, about 9 MB`. */
export function planWords({ part, format, bytes }: ExportPlan): string {
  const name = formatName(format.value);
  const { what, count } = part.value;
  if (count === null) return name;
  if (count === 0) return text(what === 'everything' ? 'export_library_empty' : 'export_part_empty');
  const about = bytes.value === null ? '' : formatBytes(Number(bytes.value.toPrecision(2)));
  return writtenList([
    name,
    text(FORMAT_WORDS[format.value].counted, { count }),
    about === '' ? '' : text('export_about', { size: about }),
  ]);
}

/** Which sites the browser will ask for. */
export function sitesWords(patterns: readonly string[]): string {
  if (patterns.some(isEverySite)) return text('export_needs_all_sites');
  return text('export_needs_sites', { count: patterns.length });
}

function isEverySite(pattern: string): boolean {
  return pattern === '<all_urls>' || /^[^:]+:\/\/\*\//.test(pattern);
}

const NO_PAIRS: Readonly<Record<ExportRequest['options']['pairsBy'], TextName>> = {
  page: 'export_left_out_page',
  tag: 'export_left_out_tag',
  comparison: 'export_left_out_comparison',
};

/** Why something of the library has no place in a format. */
export function leftOutWords({ format, options }: Pick<ExportRequest, 'format' | 'options'>, count: number): string {
  switch (format) {
    case 'labels':
      return text('export_left_out_unjudged', { count });
    case 'pairs':
      return text(NO_PAIRS[options.pairsBy], { count });
    case 'bookmarks':
    case 'urls':
      return text('export_left_out_no_address', { count });
    default:
      return text('export_left_out', { count });
  }
}
