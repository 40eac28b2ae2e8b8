import type { ExportRequest } from '../../lib/core/exportRequest.ts';
import { WHOLE_LIBRARY, type LibraryFilter } from '../../lib/core/libraryQuery.ts';
import type { ExportJob, ExportPlan } from '../../lib/state/createExportPlan.ts';
import type { ExportWhat } from '../../lib/state/exportScopes.ts';
import { formatBytes } from '../ui/formatBytes.ts';
import { formatCounted } from '../ui/formatCount.ts';
import { FORMAT_WORDS } from './exportFormats.ts';

const WHAT_NAMES: Readonly<Record<ExportWhat, string>> = {
  everything: 'Everything',
  liked: 'Liked',
  disliked: 'Disliked',
  filter: 'Filter',
  selection: 'Selection',
};
const LONGEST_WORDS = 24;

/** A part of the library by its name; a filter of a single thing by that. */
export function partName(what: ExportWhat, filter: LibraryFilter): string {
  const words = what === 'filter' ? filterWords(filter) : undefined;
  return words === undefined ? WHAT_NAMES[what] : `Filter: ${words}`;
}

function filterWords({
  text,
  reactions,
  sites,
  tags,
  kinds,
  sizes,
  page,
  from,
  until,
}: LibraryFilter): string | undefined {
  const lists = [...reactions, ...sites, ...tags, ...kinds, ...sizes];
  const isOfTime = page !== null || from !== null || until !== null;
  if (isOfTime || lists.length + (text === '' ? 0 : 1) !== 1) return undefined;
  const [word = text] = lists;
  const shown = word.length > LONGEST_WORDS ? `${word.slice(0, LONGEST_WORDS).toWellFormed()}…` : word;
  return text === '' ? shown : `“${shown}”`;
}

/** What a job takes out: `liked, 8,214 pictures`. */
export function jobWords({ what, count, request }: ExportJob): string {
  const filter = request.scope.kind === 'filter' ? request.scope.filter : WHOLE_LIBRARY;
  const name = partName(what, filter);
  const pictures = count === null ? '' : `, ${formatCounted(count, 'picture')}`;
  return `${name.replace(/^[A-Z]/, (first) => first.toLowerCase())}${pictures}`;
}

/** What a press would write: `JSON, 8,214 judgements, about 9 MB`. */
export function planWords({ part, format, bytes }: ExportPlan): string {
  const { name, one, many } = FORMAT_WORDS[format.value];
  const { what, count } = part.value;
  if (count === null) return name;
  if (count === 0) {
    return what === 'everything'
      ? 'The library is empty: the file would hold no judgement yet.'
      : 'Nothing in the library is like that: the file would be empty.';
  }
  // Pairs are found while they are written, and labels need a judgement.
  const counted =
    format.value === 'pairs' || format.value === 'labels'
      ? formatCounted(count, 'picture')
      : formatCounted(count, one, many);
  const size = bytes.value === null ? '' : `, about ${formatBytes(Number(bytes.value.toPrecision(2)))}`;
  return `${name}, ${counted}${size}`;
}

/** Which sites the browser will ask for. */
export function sitesWords(patterns: readonly string[]): string {
  if (patterns.some(isEverySite)) return 'Needs to read pictures from all sites';
  return `Needs to read pictures from ${formatCounted(patterns.length, 'site')}`;
}

function isEverySite(pattern: string): boolean {
  return pattern === '<all_urls>' || /^[^:]+:\/\/\*\//.test(pattern);
}

/** Why something of the library has no place in a format. */
export function leftOutWords({ format, options }: Pick<ExportRequest, 'format' | 'options'>, leftOut: number): string {
  const pictures = formatCounted(leftOut, 'picture');
  switch (format) {
    case 'labels':
      return `${pictures} left out: neither liked nor disliked.`;
    case 'pairs':
      return `${pictures} left out: nothing of the same ${options.pairsBy} to pair them with.`;
    case 'bookmarks':
    case 'urls':
      return `${pictures} left out: they have no address that outlives their page.`;
    default:
      return `${pictures} left out: they have no place in this format.`;
  }
}
