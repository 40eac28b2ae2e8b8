import type { Like } from '../../core/judging/like.ts';
import { MAX_LIKE_CHANGES, type LikeChange } from '../../core/judging/likeChange.ts';
import { changedLike, reverseChange } from '../../core/judging/likeEdits.ts';
import { MAX_TAGS, type Annotation } from '../../core/judging/pictureDetails.ts';
import type { Client } from '../../protocol/client.ts';
import type { Jobs } from '../jobs.ts';
import type { LibraryHistory } from './libraryHistory.ts';
import type { LibraryList } from './libraryList.ts';
import { problemSentence } from '../problemSentence.ts';
import { untilAnswered } from '../untilAnswered.ts';
import { text } from '../../core/text.ts';

/** What a person changes of one Like or of many; what is left out stays. */
export interface LikeEdit extends Annotation {
  readonly caption?: string;
}

/** Edits and deletions of Likes, each of which can be undone. */
export interface LibraryChanges {
  /** Settles when it is stored. @throws {CodedError} when nothing of it could be. */
  edit(keys: readonly string[], edit: LikeEdit): Promise<void>;
  /** Takes the pictures out of sight at once; those that could not be deleted come back, and that is said. */
  remove(keys: readonly string[]): Promise<void>;
  /** Makes one Like of several. A failure is said, and changes nothing. */
  merge(keys: readonly string[], options?: MergeOptions): Promise<void>;
}

export interface MergeOptions {
  /** Key of the picture whose address and size are kept: the largest one's, if it is not said. */
  readonly main?: string | undefined;
  /** What whoever shows the merged pictures does as they become one, and several again. */
  readonly onMerged?: () => void;
  readonly onUnmerged?: () => void;
}

interface Dependencies {
  readonly client: Client;
  readonly list: LibraryList;
  readonly history: LibraryHistory;
  readonly jobs: Jobs;
  readonly newOperationId: () => string;
  readonly wait: (ms: number) => Promise<void>;
  readonly report: (error: unknown) => void;
}

interface Stored {
  readonly changes: readonly LikeChange[];
  /** Why the rest could not be stored; `null` when there is no rest or the person ended it. */
  readonly error: unknown;
}

export function createLibraryChanges(dependencies: Dependencies): LibraryChanges {
  const { client, list, history, jobs, newOperationId, wait, report } = dependencies;

  /** A message at a time. Never rejects: what was stored before a failure is stored. */
  async function store(changes: readonly LikeChange[], label: string): Promise<Stored> {
    const cancelled = new AbortController();
    const takesLong = changes.length > MAX_LIKE_CHANGES;
    const job = takesLong ? jobs.begin(label, changes.length, () => cancelled.abort()) : undefined;
    let done = 0;
    try {
      while (done < changes.length && !cancelled.signal.aborted) {
        const message = changes.slice(done, done + MAX_LIKE_CHANGES);
        const request = { operationId: newOperationId(), changes: message };
        await untilAnswered(() => client.request('library.change', request), wait);
        done += message.length;
        job?.advance(done);
      }
      return { changes: changes.slice(0, done), error: null };
    } catch (error) {
      return { changes: changes.slice(0, done), error };
    } finally {
      job?.end();
    }
  }

  function sayFailed(what: string, error: unknown): void {
    history.say({
      tone: 'problem',
      message: text('common_sentences', { first: what, second: problemSentence(error) }),
    });
  }

  function show(changes: readonly LikeChange[]): void {
    const likes = changes.flatMap((change) => {
      const like = list.find(change.key);
      return like ? [changedLike(like, change)] : [];
    });
    list.replace(likes);
  }

  /** For undoing and doing again: what fails is said, not thrown. */
  async function apply(changes: readonly LikeChange[], label: string): Promise<void> {
    const stored = await store(changes, label);
    show(stored.changes);
    if (stored.error !== null) sayFailed(text('library_not_all_changed'), stored.error);
  }

  async function editLikes(likes: readonly Like[], edit: LikeEdit): Promise<void> {
    const changes: LikeChange[] = [];
    const reverse: LikeChange[] = [];
    for (const like of likes) {
      const change = withinLimits(like, { key: like.key, ...edit });
      const back = reverseChange(like, change);
      if (back === null) continue;
      changes.push(change);
      reverse.push(back);
    }
    if (changes.length === 0) return;
    const label = editLabel(changes.length, edit);
    const stored = await store(changes, label);
    const { length } = stored.changes;
    show(stored.changes);
    if (length === 0 && stored.error !== null) throw stored.error;
    if (stored.error !== null) {
      sayFailed(text('library_only_some_changed', { number: length, count: changes.length }), stored.error);
    }
    if (length === 0) return;
    const step = { forth: changes.slice(0, length), back: reverse.slice(0, length) };
    history.did(
      label,
      () => apply(step.back, text('library_job_undoing')),
      () => apply(step.forth, label),
      { quiet: stored.error !== null },
    );
  }

  /** `bringBack` is missing when nothing could be deleted. */
  async function removeNow(keys: readonly string[]): Promise<Removed> {
    const before = list.remove(keys);
    const removals = keys.map((key) => ({ key, deleted: true }));
    const stored = await store(removals, text('library_job_deleting', { count: keys.length }));
    const deleted = stored.changes.map(({ key }) => key);
    const left = keys.slice(deleted.length);
    if (left.length > 0) list.putBack(before, left);
    if (stored.error !== null) sayFailed(text('library_not_deleted', { count: left.length }), stored.error);
    list.recount().catch(report);
    if (deleted.length === 0) return { count: 0, isWhole: false, bringBack: undefined };
    return {
      count: deleted.length,
      isWhole: stored.error === null,
      async bringBack() {
        const returns = deleted.map((key) => ({ key, deleted: false }));
        const back = await store(returns, text('library_job_bringing_back'));
        const returned = back.changes.map(({ key }) => key);
        list.putBack(before, returned);
        if (back.error !== null) sayFailed(text('library_not_all_back'), back.error);
        await list.refresh(returned);
      },
    };
  }

  return {
    edit: (keys, edit) =>
      editLikes(
        keys.flatMap((key) => list.find(key) ?? []),
        edit,
      ),

    async remove(keys) {
      if (keys.length === 0) return;
      let removed = await removeNow(keys);
      if (removed.bringBack === undefined) return;
      history.did(
        text('library_deleted', { count: removed.count }),
        async () => removed.bringBack?.(),
        async () => {
          removed = await removeNow(keys);
        },
        { quiet: !removed.isWhole },
      );
    },

    async merge(keys, { main, onMerged, onUnmerged } = {}) {
      let undo = await mergeNow();
      if (undo === null) return;
      history.did(
        text('library_merged', { count: keys.length }),
        async () => undo?.(),
        async () => {
          undo = await mergeNow();
        },
      );

      async function mergeNow(): Promise<(() => Promise<void>) | null> {
        try {
          const request = { operationId: newOperationId(), keys, ...(main === undefined ? {} : { main }) };
          const merged = await untilAnswered(() => client.request('library.merge', request), wait);
          const others = keys.filter((key) => key !== merged.key);
          const before = list.remove(others);
          onMerged?.();
          await list.refresh([merged.key]);
          return () => unmerge(merged.undo, before, others);
        } catch (error) {
          sayFailed(text('library_not_merged'), error);
          return null;
        }
      }

      async function unmerge(token: string, before: readonly Like[], others: readonly string[]): Promise<void> {
        try {
          await untilAnswered(() => client.request('library.unmerge', { undo: token }), wait);
          list.putBack(before, others);
          onUnmerged?.();
          await list.refresh(keys);
        } catch (error) {
          sayFailed(text('library_not_unmerged'), error);
        }
      }
    },
  };
}

interface Removed {
  readonly count: number;
  /** Whether every picture could be deleted. */
  readonly isWhole: boolean;
  readonly bringBack: (() => Promise<void>) | undefined;
}

/** The library refuses more tags than a picture can have: those that come last are left out. */
function withinLimits(like: Like, change: LikeChange): LikeChange {
  const { addTags } = change;
  if (addTags === undefined) return change;
  const removed = new Set(change.removeTags);
  const kept = like.tags.filter((tag) => !removed.has(tag));
  const added = addTags.filter((tag) => !kept.includes(tag)).slice(0, Math.max(0, MAX_TAGS - kept.length));
  return { ...change, addTags: added };
}

function editLabel(count: number, { addTags = [], removeTags = [], caption, note }: LikeEdit): string {
  const only = [caption !== undefined, note !== undefined, removeTags.length > 0].every((set) => !set);
  return text(only && addTags.length > 0 ? 'library_tagged' : 'library_changed', { count });
}
