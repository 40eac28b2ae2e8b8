import { text } from '../core/text.ts';
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { CodedError, codeOf } from '../core/codedError.ts';
import type { FoundPicture } from '../core/judging/judge.ts';
import type { PageMarks } from '../core/settings/markedSites.ts';
import type { Reaction } from '../core/judging/reaction.ts';
import { longestAddress, type WrittenPicture } from '../core/pictures/shownPicture.ts';
import type { Client } from '../protocol/client.ts';
import type { Reply, Request } from '../protocol/messages.ts';
import { inMessages } from './inMessages.ts';
import { createReactions, type Judging } from './reactions.ts';
import { untilAnswered } from './untilAnswered.ts';

/** A picture of the page, by what names it there, and as the page says it. */
export interface MarkedPicture {
  readonly id: string;
  readonly written: WrittenPicture;
}

/** What is drawn on a picture. */
export interface Mark {
  readonly liked: Reaction;
  readonly isSaved: boolean;
  readonly cover: 'none' | 'dimmed' | 'hidden';
}

/** The pictures that are covered because they were disliked, or would be, if the person did not want to see all of them. */
export interface Covered {
  readonly how: 'dimmed' | 'hidden';
  readonly ids: ReadonlySet<string>;
  /** For this visit. */
  readonly isLifted: boolean;
}

/** What is known of the pictures of one page. */
export interface MarksModel {
  /** Of what was judged or could not be saved, by the picture's name. */
  readonly marks: ReadonlySignal<ReadonlyMap<string, Mark>>;
  /** `null` where disliked pictures are shown like all others. */
  readonly covered: ReadonlySignal<Covered | null>;
  /** Judgements that are not stored though every retry was made, and why. */
  readonly notSaved: ReadonlySignal<{ readonly count: number; readonly reason: string } | null>;
  /** Asks for what is not known yet, together with others. */
  readonly ask: (pictures: readonly MarkedPicture[]) => void;
  /** Something has changed in the library: all that is known is asked for again. */
  readonly refresh: (pictures: readonly MarkedPicture[]) => void;
  readonly judge: (picture: MarkedPicture, liked: Reaction) => void;
  readonly saveAgain: () => void;
  readonly setDisliked: (disliked: PageMarks['disliked']) => void;
  /** Shows one disliked picture for this visit. */
  readonly uncover: (id: string) => void;
  /** Shows all of them for this visit, or covers them again. */
  readonly lift: (isLifted: boolean) => void;
}

type FoundOnPage = Omit<FoundPicture, 'page'>;

interface Dependencies {
  readonly client: Client;
  readonly disliked: PageMarks['disliked'];
  /** What addresses of the page are relative to. */
  readonly base: () => string;
  /** The key of a picture that is its own address; `null` where it cannot be read. */
  readonly keyOf: (picture: WrittenPicture) => Promise<string | null>;
  /** A picture as the library is told of it; `null` where it has gone. */
  readonly identify: (picture: WrittenPicture) => Promise<FoundOnPage | null>;
  /** The library holds the picture with this key, judged. */
  readonly onStored: (key: string) => Promise<void>;
  /** The library answers no more: in a private window, or because the extension has ended. */
  readonly onEnd: () => void;
  readonly newOperationId: () => string;
  readonly wait: (ms: number) => Promise<void>;
  readonly report: (error: unknown) => void;
}

const NONE: ReadonlySet<string> = new Set();
/** Pictures that one message asks for. */
const mostPictures = 200;
/** Milliseconds for which questions are gathered. */
const gatherFor = 40;

export function createMarksModel(dependencies: Dependencies): MarksModel {
  const { client, base, keyOf, identify, onStored, onEnd, newOperationId, wait, report } = dependencies;
  const disliked = signal(dependencies.disliked);
  const uncovered = signal<ReadonlySet<string>>(new Set());
  const isLifted = signal(false);
  const judged = new Map<string, { readonly picture: MarkedPicture; found?: FoundOnPage | undefined }>();
  const reactions = createReactions({ store, newOperationId, wait, report });
  /** When a picture was asked for last, in turns of what the library holds. */
  const askedIn = new Map<string, number>();
  let turn = 0;
  let waiting: MarkedPicture[] = [];
  let isAsking = false;

  async function store(judgings: readonly Judging[]): Promise<void> {
    for (const judging of judgings) {
      const known = judged.get(judging.key);
      const found = known && (known.found ??= (await identify(known.picture.written)) ?? undefined);
      if (!found) throw new CodedError('not-found', text('overlay_not_in_page'));
      await client.request('likes.set', { ...judging, ...found });
      if (judging.liked !== null) onStored(found.key).catch(report);
    }
  }

  async function askAll(): Promise<void> {
    isAsking = true;
    try {
      await wait(gatherFor);
      while (waiting.length > 0) {
        const asked = waiting;
        waiting = [];
        for (const message of inMessages(asked, mostPictures, charactersOf)) await askTogether(message);
      }
    } finally {
      isAsking = false;
    }
  }

  async function askTogether(asked: readonly MarkedPicture[]): Promise<void> {
    const answers = await read(asked.map(({ written }) => forMessage(written)));
    learn(asked, answers);
    const unread = asked.filter((_, index) => answers[index] === 'unread');
    if (unread.length === 0) return;
    // Few pictures have no address that lasts; their keys are made of their bytes.
    const keyed: { readonly picture: MarkedPicture; readonly key: string }[] = [];
    for (const picture of unread) {
      const key = await keyOf(picture.written);
      if (key !== null) keyed.push({ picture, key });
    }
    learn(
      keyed.map(({ picture }) => picture),
      await read(keyed.map(({ key }) => ({ address: '', key }))),
    );
  }

  function read(pictures: Request<'marks.read'>['pictures']): Promise<Reply<'marks.read'>> {
    if (pictures.length === 0) return Promise.resolve([]);
    return untilAnswered(() => client.request('marks.read', { base: base(), pictures }), wait);
  }

  function learn(asked: readonly MarkedPicture[], answers: Reply<'marks.read'>): void {
    const all = reactions.all.peek();
    const news = asked.flatMap(({ id }, index) => {
      const liked = answers[index] ?? null;
      return liked === 'unread' || (all.get(id) ?? null) === liked ? [] : [[id, liked] as const];
    });
    if (news.length > 0) reactions.learn(news);
  }

  function ask(pictures: readonly MarkedPicture[]): void {
    for (const picture of pictures) {
      if (askedIn.get(picture.id) === turn) continue;
      askedIn.set(picture.id, turn);
      waiting.push(picture);
    }
    if (isAsking || waiting.length === 0) return;
    askAll().catch((error: unknown) => {
      const code = codeOf(error);
      if (code === 'private-window' || code === 'extension-reloaded') onEnd();
      else {
        report(error);
        // Asked for again with the next ones.
        turn += 1;
      }
    });
  }

  const covers = computed(() => {
    const how = disliked.value;
    if (how === 'shown') return null;
    const ids = new Set<string>();
    for (const [id, liked] of reactions.all.value) if (liked === false) ids.add(id);
    const hidden = isLifted.value ? NONE : minus(ids, uncovered.value);
    return hidden.size === 0 ? { how, ids, isLifted: ids.size > 0 } : { how, ids: hidden, isLifted: false };
  });

  return {
    marks: computed(() => {
      const covered = covers.value;
      const unsaved = reactions.notSaved.value;
      const marks = new Map<string, Mark>();
      for (const [id, liked] of reactions.all.value) {
        const isSaved = !unsaved.has(id);
        if (liked === null && isSaved) continue;
        const isCovered = covered?.isLifted === false && covered.ids.has(id);
        marks.set(id, { liked, isSaved, cover: isCovered ? covered.how : 'none' });
      }
      return marks;
    }),
    covered: covers,
    notSaved: computed(() => {
      const { size: count } = reactions.notSaved.value;
      return count === 0 ? null : { count, reason: reactions.problem.value ?? '' };
    }),
    ask,
    refresh(pictures) {
      turn += 1;
      waiting = [];
      ask(pictures);
    },
    judge(picture, liked) {
      const known = judged.get(picture.id);
      if (known === undefined) judged.set(picture.id, { picture });
      // Who dislikes a picture anew wants it out of sight again.
      if (liked === false) uncovered.value = minus(uncovered.peek(), [picture.id]);
      reactions.set(picture.id, liked);
    },
    saveAgain: reactions.saveAgain,
    setDisliked(how) {
      disliked.value = how;
    },
    uncover(id) {
      uncovered.value = new Set(uncovered.peek()).add(id);
    },
    lift(lifted) {
      isLifted.value = lifted;
      uncovered.value = new Set();
    },
  };
}

function minus(ids: ReadonlySet<string>, others: Iterable<string>): ReadonlySet<string> {
  const left = new Set(ids);
  for (const id of others) left.delete(id);
  return left;
}

/** What it would take longer to send than to do without is cut off. */
function forMessage(written: WrittenPicture): WrittenPicture {
  const { address } = written;
  return address.length > longestAddress ? { ...written, address: address.slice(0, longestAddress + 1) } : written;
}

function charactersOf({ written: { address, css = '', srcsets = [], beside = [] } }: MarkedPicture): number {
  const others = [css, ...srcsets, ...beside.flat()].reduce((sum, value) => sum + value.length, 64);
  return Math.min(address.length, longestAddress) + others;
}
