import { NEVER, type Stamp } from '../judging/clock.ts';
import type { ImportConflict } from './importSummary.ts';
import type { Like, LikeStamps } from '../judging/like.ts';
import { mergeLikes } from '../judging/mergeLikes.ts';
import type { Reaction } from '../judging/reaction.ts';
import type { LikeEntry } from './importEntry.ts';
import type { ImportMoment } from './importMoment.ts';
import { text } from '../text.ts';

export type Outcome = 'added' | 'changed' | 'unchanged';

export interface ImportedLike {
  readonly outcome: Outcome;
  /** What is to be written; the library merges it by its stamps. */
  readonly like: Like;
  /** Whether that is something else than what the file says. */
  readonly fitted: boolean;
  readonly conflicts: readonly ImportConflict[];
}

/** UTF-16 units of a caption or note as a conflict shows it. */
const LONGEST_SHOWN = 300;

/**
 * What importing an entry does to the Like the library has of the picture, a deleted one included.
 *
 * A value that was changed in the file itself, by hand or in a spreadsheet, still has the stamp of the former one: it
 * counts as set at the import.
 */
export function compareWithLibrary(mine: Like | undefined, entry: LikeEntry, moment: ImportMoment): ImportedLike {
  const { like: given } = entry;
  if (mine === undefined) return { outcome: 'added', like: given, fitted: false, conflicts: [] };
  const like = fit(given, mine, moment);
  const merged = mergeLikes(mine, like);
  const fitted = like !== given;
  return {
    outcome: outcomeOf(mine, merged, entry.stampedNow || fitted),
    like,
    fitted,
    conflicts: conflictsOf(mine, like, merged),
  };
}

function outcomeOf(mine: Like, merged: Like, stampedNow: boolean): Outcome {
  if (merged.deletedAt !== undefined) return 'unchanged';
  if (mine.deletedAt !== undefined) return 'added';
  return factsOf(mine, stampedNow) === factsOf(merged, stampedNow) ? 'unchanged' : 'changed';
}

/** As text, in one order. Stamps that the import itself sets say nothing: they differ at every import of the same file. */
function factsOf(like: Like, withoutStamps: boolean): string {
  const { key, url, aliases, liked, caption, meta, tags, note, page, width, height, mediaType, createdAt } = like;
  const facts = [
    key,
    url,
    aliases,
    liked,
    caption,
    meta,
    tags,
    note,
    page.url,
    page.title,
    width,
    height,
    mediaType,
    createdAt,
  ];
  if (withoutStamps) return JSON.stringify(facts);
  const { stamps, updatedAt } = like;
  const tagStamps = Object.entries(stamps.tags).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([
    ...facts,
    updatedAt,
    [stamps.liked, stamps.caption, stamps.meta, stamps.note, stamps.deleted, tagStamps],
  ]);
}

/** The given Like as it has to be so that merging does with it what its file says. */
function fit(given: Like, mine: Like, moment: ImportMoment): Like {
  const like = wellFormedAlike(given, mine);
  const stamps: { -readonly [Name in keyof LikeStamps]: LikeStamps[Name] } = { ...like.stamps };
  let changed = like !== given;
  for (const field of ['liked', 'caption', 'meta', 'note'] as const) {
    if (stamps[field] !== mine.stamps[field] || JSON.stringify(like[field]) === JSON.stringify(mine[field])) continue;
    // What was never set and is empty is left out of the file.
    if (stamps[field] === NEVER && (like[field] === '' || like[field] === null)) continue;
    stamps[field] = moment.stamp();
    changed = true;
  }
  const tags = changedTags(like, mine);
  if (tags.length > 0) {
    const tagStamps = new Map<string, Stamp>(Object.entries(stamps.tags));
    for (const tag of tags) tagStamps.set(tag, moment.stamp());
    stamps.tags = Object.fromEntries(tagStamps);
    changed = true;
  }
  // Where a picture was found is not forgotten for a file that says nothing of it.
  const page = like.page.url === '' ? mine.page : like.page;
  return changed || page.url !== like.page.url ? { ...like, page, stamps } : given;
}

/** Tags that one of both has, although both say that they heard of them at the same moment. */
function changedTags(given: Like, mine: Like): string[] {
  return Object.entries(given.stamps.tags).flatMap(([tag, at]) => {
    const same = Object.hasOwn(mine.stamps.tags, tag) && mine.stamps.tags[tag] === at;
    return same && given.tags.includes(tag) !== mine.tags.includes(tag) ? [tag] : [];
  });
}

/** With the library's texts where a file could not hold them as they are: lone surrogates have no place in UTF-8. */
function wellFormedAlike(given: Like, mine: Like): Like {
  const alike = (field: 'caption' | 'note'): boolean =>
    mine[field] !== given[field] && mine[field].toWellFormed() === given[field];
  if (!alike('caption') && !alike('note')) return given;
  return {
    ...given,
    caption: alike('caption') ? mine.caption : given.caption,
    note: alike('note') ? mine.note : given.note,
  };
}

function conflictsOf(mine: Like, theirs: Like, merged: Like): ImportConflict[] {
  const conflict = (
    field: ImportConflict['field'],
    mineShown: string,
    theirsShown: string,
    wins: ImportConflict['wins'],
  ): ImportConflict => ({
    key: mine.key,
    caption: shown(mine.caption || theirs.caption),
    field,
    mine: shown(mineShown),
    theirs: shown(theirsShown),
    wins,
  });
  if (mine.deletedAt !== undefined) {
    return [
      conflict(
        'deleted',
        text('import_value_deleted'),
        text('import_value_kept'),
        merged.deletedAt === undefined ? 'theirs' : 'mine',
      ),
    ];
  }
  const bothSet = (field: 'liked' | 'caption' | 'note'): boolean =>
    mine[field] !== theirs[field] && mine.stamps[field] !== NEVER && theirs.stamps[field] !== NEVER;
  const winner = (field: 'liked' | 'caption' | 'note'): ImportConflict['wins'] =>
    merged[field] === theirs[field] ? 'theirs' : 'mine';
  return [
    ...(bothSet('liked')
      ? [conflict('liked', reactionName(mine.liked), reactionName(theirs.liked), winner('liked'))]
      : []),
    ...(bothSet('caption') ? [conflict('caption', mine.caption, theirs.caption, winner('caption'))] : []),
    ...(bothSet('note') ? [conflict('note', mine.note, theirs.note, winner('note'))] : []),
  ];
}

function reactionName(liked: Reaction): string {
  if (liked === null) return text('import_value_cleared');
  return text(liked ? 'import_value_liked' : 'import_value_disliked');
}

function shown(value: string): string {
  return value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN).toWellFormed()}…` : value;
}
