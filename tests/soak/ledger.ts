import type { Reaction } from '../../lib/core/judging/reaction.ts';
import type { Judgements } from '../support/faults/judgements.ts';
import type { KeptLibrary, KeptLike } from '../support/faults/library.ts';

/** What was promised of one picture. */
interface Promised {
  /** Each may be what the library holds: of several tabs' last words, and of what was cut off, nobody knows the order. */
  readonly reactions: ReadonlySet<Reaction>;
  /** One of these operations at least must be there; none where the Like came by an import. */
  readonly operationIds: readonly string[];
  /** Whether the library has confirmed it. What was only sent may be there or not. */
  readonly isAcknowledged: boolean;
}

export interface Faults {
  /** Acknowledged, and missing or not as judged. */
  readonly lost: readonly string[];
  /** There more than once. */
  readonly doubled: readonly string[];
  /** There, though nobody has judged it. */
  readonly strange: readonly string[];
}

/** What the library must hold, whatever has happened to its background and its browser. */
export interface Ledger {
  /** Judgements that the library has confirmed, galleries that are being watched included. */
  acknowledged(): number;
  /** From now on what this gallery asks for counts. */
  watch(judgements: Judgements): void;
  /** What the library holds must be kept from now on: nothing is under way, and nothing is watched. */
  settle(library: KeptLibrary): void;
  /** The browser has ended: what was under way may be stored or not, and no gallery asks for anything any more. */
  endWatching(): void;
  /** These were written by an import, and belong to the library now. */
  adopt(likes: readonly KeptLike[]): void;
  compare(library: KeptLibrary): Faults;
}

export function createLedger(): Ledger {
  let promised = new Map<string, Promised>();
  const watched = new Set<Judgements>();
  const sentIds = new Set<string>();
  let confirmedBefore = 0;

  /** With what the watched galleries were told. */
  function present(): Map<string, Promised> {
    const all = new Map(promised);
    const said = new Map<string, Promised>();
    for (const { stored } of watched) {
      for (const [key, { liked, operationId }] of stored) {
        const other = said.get(key);
        said.set(key, {
          reactions: new Set([...(other?.reactions ?? []), liked]),
          operationIds: [...(other?.operationIds ?? []), operationId],
          isAcknowledged: true,
        });
      }
    }
    for (const [key, last] of said) all.set(key, last);
    for (const { unconfirmed } of watched) {
      for (const { key, liked } of unconfirmed.values()) {
        const known = all.get(key) ?? { reactions: new Set(), operationIds: [], isAcknowledged: false };
        all.set(key, { ...known, reactions: new Set([...known.reactions, liked]) });
      }
    }
    return all;
  }

  function confirmed(): number {
    return [...watched].reduce((sum, { storedIds }) => sum + storedIds.size, 0);
  }

  return {
    acknowledged: () => confirmedBefore + confirmed(),
    watch: (judgements) => void watched.add(judgements),
    settle({ likes }) {
      promised = new Map(
        likes.map(({ key, liked }) => {
          const operationIds = promised.get(key)?.operationIds ?? [];
          return [key, { reactions: new Set([liked]), operationIds, isAcknowledged: true }];
        }),
      );
    },
    endWatching() {
      promised = present();
      confirmedBefore += confirmed();
      for (const judgements of watched) for (const id of judgements.sentIds) sentIds.add(id);
      watched.clear();
    },
    adopt(likes) {
      for (const { key, liked } of likes) {
        promised.set(key, { reactions: new Set([liked]), operationIds: [], isAcknowledged: true });
      }
    },
    compare({ likes, operationIds }) {
      const expected = present();
      const held = Map.groupBy(likes, ({ key }) => key);
      const applied = new Set(operationIds);
      const wasSent = (id: string): boolean => sentIds.has(id) || [...watched].some((each) => each.sentIds.has(id));
      const lost: string[] = [];
      for (const [key, { reactions, operationIds: wanted, isAcknowledged }] of expected) {
        const like = held.get(key)?.[0];
        if (like === undefined) {
          if (isAcknowledged) lost.push(`${key} is missing`);
        } else if (!reactions.has(like.liked)) {
          lost.push(`${key} is ${like.liked}, not ${[...reactions].join(' or ')}`);
        } else if (isAcknowledged && wanted.length > 0 && !wanted.some((id) => applied.has(id))) {
          lost.push(`${key} has none of ${wanted.join(', ')}`);
        }
      }
      const keys = likes.map(({ key }) => key);
      const aliases = likes.flatMap((like) => like.aliases);
      return {
        lost,
        doubled: [...repeated(keys), ...repeated(aliases), ...repeated(operationIds)],
        strange: [...keys.filter((key) => !expected.has(key)), ...operationIds.filter((id) => !wasSent(id))],
      };
    },
  };
}

function repeated(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => seen.size === seen.add(text).size);
}
