import { timeOf } from './clock.ts';
import type { Like } from './like.ts';
import { agreementOf, type Agreement, type SharedJudgement } from './sharedJudgement.ts';

/** What the library knows of a picture beside its reaction. */
export interface PictureDetails {
  readonly tags: readonly string[];
  readonly note: string;
  /** When it was judged last, in milliseconds since 1970; absent for a picture that never was. */
  readonly judgedAt?: number;
  /** What other people think of it, in a library that several share; absent where nobody has judged it. */
  readonly people?: Agreement['people'];
}

/** A change of what the library knows; what is left out stays. */
export interface Annotation {
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
  readonly note?: string;
}

/** Most characters of a tag and of a note, and most tags of one picture. */
export const MAX_TAG = 100;
export const MAX_NOTE = 10_000;
export const MAX_TAGS = 100;

/** A tag as it is stored: without space around it, in one line; empty when nothing is left of it. */
export function cleanTag(typed: string): string {
  return typed.replace(/\s+/g, ' ').trim();
}

/** The tags in what a person typed, who puts the commas of their keyboard between them. */
export function tagsIn(typed: string): string[] {
  return [...new Set(typed.split(/[,、，،]/).map(cleanTag))].filter((tag) => tag !== '');
}

/** `null` of a picture that nobody knows. */
export function detailsOf(like: Like | undefined, others: readonly SharedJudgement[]): PictureDetails | null {
  const { people } = agreementOf(like?.liked ?? null, others);
  if (like === undefined && people.length === 0) return null;
  const judgedAt = like === undefined ? undefined : timeOf(like.stamps.liked);
  return {
    tags: like?.tags ?? [],
    note: like?.note ?? '',
    ...(judgedAt === undefined ? {} : { judgedAt }),
    ...(people.length === 0 ? {} : { people }),
  };
}
