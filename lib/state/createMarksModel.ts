import { text } from '../core/text.ts';
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { CodedError, codeOf } from '../core/codedError.ts';
import type { FoundPicture } from '../core/judge.ts';
import type { PageMarks } from '../core/markedSites.ts';
import type { Reaction } from '../core/reaction.ts';
import type { Client } from '../protocol/client.ts';
import { inMessages } from './inMessages.ts';
import { createReactions, type Judging } from './reactions.ts';
import { untilAnswered } from './untilAnswered.ts';

/** A picture of the page, by what names it there, and the addresses it may be known under. */
export interface MarkedPicture {
  readonly id: string;
  readonly aliases: readonly string[];
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

/** What is known of the pictures of one page, as far as they have come near to what can be seen. */
export interface MarksModel {
  /** Of what was judged or could not be saved, by the picture's name. */
  readonly marks: ReadonlySignal<ReadonlyMap<string, Mark>>;
  /** `null` where disliked pictures are shown like all others. */
  readonly covered: ReadonlySignal<Covered | null>;
  /** Judgements that are not stored though every retry was made, and why. */
  readonly notSaved: ReadonlySignal<{ readonly count: number; readonly reason: string } | null>;
  /** Notes pictures that are to be asked for with the next ones, or at the latest before they are seen. */
  readonly expect: (pictures: readonly MarkedPicture[]) => void;
  /** Asks for what is not known yet. */
  readonly ask: () => void;
  /** Something has changed in the library: all that is known is asked for again, `pictures` now, the rest when it comes up. */
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
  /** The key of a picture that is its own address; `null` where it cannot be read. */
  readonly keyOf: (id: string) => Promise<string | null>;
  /** A picture as the library is told of it; `null` where it has gone. */
  readonly identify: (picture: MarkedPicture) => Promise<FoundOnPage | null>;
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
const mostPictures = 100;
/** Milliseconds for which questions are gathered. */
const gatherFor = 40;

export function createMarksModel(dependencies: Dependencies): MarksModel {
  const { client, keyOf, identify, onStored, onEnd, newOperationId, wait, report } = dependencies;
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
      const found = known && (known.found ??= (await identify(known.picture)) ?? undefined);
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
    const pictures = await withKeys(asked);
    const answers = await untilAnswered(
      () => client.request('marks.read', { pictures: pictures.map(({ identity }) => identity) }),
      wait,
    );
    const all = reactions.all.peek();
    const news = pictures.flatMap(({ id }, index) => {
      const liked = answers[index] ?? null;
      return (all.get(id) ?? null) === liked ? [] : [[id, liked] as const];
    });
    if (news.length > 0) reactions.learn(news);
  }

  /** Few pictures have no address that lasts; their keys are made of their bytes. */
  async function withKeys(asked: readonly MarkedPicture[]) {
    const pictures: { id: string; identity: { aliases: readonly string[]; key?: string } }[] = [];
    for (const { id, aliases } of asked) {
      if (aliases.length > 0) pictures.push({ id, identity: { aliases } });
      else {
        const key = await keyOf(id);
        if (key !== null) pictures.push({ id, identity: { aliases, key } });
      }
    }
    return pictures;
  }

  function expect(pictures: readonly MarkedPicture[]): void {
    for (const picture of pictures) {
      if (askedIn.get(picture.id) === turn) continue;
      askedIn.set(picture.id, turn);
      waiting.push(picture);
    }
    if (waiting.length >= mostPictures) ask();
  }

  function ask(): void {
    if (isAsking || waiting.length === 0) return;
    askAll().catch((error: unknown) => {
      const code = codeOf(error);
      if (code === 'private-window' || code === 'extension-reloaded') onEnd();
      else {
        report(error);
        // Asked for again when they come near again.
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
    expect,
    ask,
    refresh(pictures) {
      turn += 1;
      expect(pictures);
      ask();
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

function charactersOf({ aliases }: MarkedPicture): number {
  return aliases.reduce((sum, alias) => sum + alias.length, 64);
}
