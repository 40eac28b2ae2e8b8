import { mergeCaptionTexts, type CaptionTexts } from './caption.ts';
import type { ImageSource } from './pageImage.ts';
import { orderVariants, type Candidate } from './variants.ts';

/** One place of a page where a picture was found. */
export interface Place {
  readonly source: ImageSource;
  readonly captions: CaptionTexts;
  /**
   * Groups of addresses. Those of one group are one picture because the page says so (one `srcset`, one `picture`).
   * Groups beside each other are most likely one picture too: what is shown, what is loaded later, what the link
   * around it leads to.
   */
  readonly groups: readonly (readonly Candidate[])[];
  /** What the browser has loaded, with its size. */
  readonly loaded?: Candidate | null;
}

/** A picture and the places that show it, the first one first. */
export interface MergedPicture<P extends Place> {
  readonly variants: readonly [Candidate, ...Candidate[]];
  readonly captions: CaptionTexts;
  readonly places: readonly [P, ...P[]];
}

interface Found<P extends Place> {
  readonly place: P;
  readonly groups: readonly (readonly Candidate[])[];
  /** Of the address that is the largest of the place. */
  readonly principal: number;
  readonly variants: readonly [Candidate, ...Candidate[]];
}

interface Picture<P extends Place> {
  readonly parts: (readonly Candidate[])[];
  readonly places: [P, ...P[]];
  captions: CaptionTexts;
  /** The variants where one place alone names them, which have been ordered already. */
  ordered: readonly [Candidate, ...Candidate[]] | null;
}

export interface MergedPlaces<P extends Place> {
  readonly pictures: MergedPicture<P>[];
  /** Every address of every picture, as candidates are compared. */
  readonly addresses: { has(id: string): boolean };
}

/** Below this length a `data:` URL beside other addresses is a stand-in until those are loaded, not a picture. */
const longestStandIn = 4096;
/** A file that is found beside more different pictures than this (a link's target, say) is the original of none. */
const mostCompanions = 8;
/** Places that are merged without a pause. */
const stepPlaces = 64;

/**
 * Makes one picture of all places that show the same one, in the order of their first places.
 *
 * Places are one picture when they share an address within a group, or when a group's picture is found beside one
 * other picture only. An address found beside several (a spacer that many lazy images show, a generic icon that links
 * to many files) is a picture of its own and no variant of theirs: as an alias it would make them all one for good.
 */
export function mergePlaces<P extends Place>(places: readonly P[]): MergedPicture<P>[] {
  const steps = mergePlacesInSteps(places);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value.pictures;
}

/** `mergePlaces` with a pause after each few places, for whoever must not work for long. */
export function* mergePlacesInSteps<P extends Place>(places: readonly P[]): Generator<void, MergedPlaces<P>> {
  let count = 0;
  const identities = new Identities();
  const found: Found<P>[] = [];
  const neighbours: [identity: number, principal: number][] = [];
  for (const place of places) {
    if (++count % stepPlaces === 0) yield;
    // Most places name one address only.
    const isPlain = place.groups.length === 1 && place.groups[0]?.length === 1;
    const groups = isPlain ? place.groups : withoutStandIns(place.groups);
    const variants = orderVariants(isPlain ? (groups[0] ?? []) : groups.flat());
    if (!variants) continue;
    const principal = identities.of(variants[0]);
    if (!isPlain) for (const group of groups) neighbours.push([identities.unite(group), principal]);
    found.push({ place, groups, principal, variants });
  }
  identities.uniteUnambiguous(neighbours);

  const pictures = new Map<number, Picture<P>>();
  const add = (
    place: P,
    candidates: readonly Candidate[],
    root: number,
    captions: CaptionTexts,
    ordered: readonly [Candidate, ...Candidate[]] | null = null,
  ): void => {
    const picture = pictures.get(root);
    if (!picture) {
      pictures.set(root, { parts: [candidates], captions, places: [place], ordered });
      return;
    }
    picture.parts.push(candidates);
    picture.ordered = null;
    if (picture.places.at(-1) === place) return;
    picture.places.push(place);
    picture.captions = mergeCaptionTexts(picture.captions, captions);
  };
  for (const { place, groups, principal, variants } of found) {
    if (++count % stepPlaces === 0) yield;
    const main = identities.root(principal);
    if (groups.length === 1) {
      add(place, variants, main, place.captions, variants);
      continue;
    }
    const roots = groups.map((group) => (group[0] ? identities.root(identities.of(group[0])) : main));
    if (roots.every((root) => root === main)) {
      add(place, variants, main, place.captions, variants);
      continue;
    }
    // The place belongs to its principal picture; what turned out to be others follows it, without its captions.
    for (const [index, group] of groups.entries()) if (roots[index] === main) add(place, group, main, place.captions);
    for (const [index, group] of groups.entries()) {
      const root = roots[index] ?? main;
      if (root !== main) add(place, group, root, {});
    }
  }

  const merged: MergedPicture<P>[] = [];
  for (const { parts, captions, places: shownIn, ordered } of pictures.values()) {
    if (++count % stepPlaces === 0) yield;
    const variants = ordered ?? orderVariants(parts.flat());
    if (variants) merged.push({ variants, captions, places: shownIn });
  }
  return { pictures: merged, addresses: identities.ids };
}

function withoutStandIns(groups: readonly (readonly Candidate[])[]): readonly (readonly Candidate[])[] {
  const kept = groups.filter((group) => group.length > 0);
  if (!kept.some((group) => group.some(mayStandIn)) || kept.every((group) => group.every(mayStandIn))) return kept;
  return kept.map((group) => group.filter((candidate) => !mayStandIn(candidate))).filter((group) => group.length > 0);
}

function mayStandIn({ id }: Candidate): boolean {
  return id.startsWith('data:') && id.length < longestStandIn;
}

/** Which addresses are one picture, as a union-find structure over small integers. */
class Identities {
  readonly ids = new Map<string, number>();
  readonly #parents: number[] = [];

  of({ id }: Candidate): number {
    const known = this.ids.get(id);
    if (known !== undefined) return known;
    const identity = this.#parents.push(this.#parents.length) - 1;
    this.ids.set(id, identity);
    return identity;
  }

  root(identity: number): number {
    let root = identity;
    for (let parent = this.#parents[root]; parent !== undefined && parent !== root; parent = this.#parents[root]) {
      this.#parents[root] = this.#parents[parent] ?? parent;
      root = parent;
    }
    return root;
  }

  /** Makes one picture of a group; returns its identity. */
  unite(group: readonly Candidate[]): number {
    let identity = -1;
    for (const candidate of group) {
      const of = this.of(candidate);
      if (identity < 0) identity = of;
      else this.#join(of, identity);
    }
    return identity;
  }

  /** Joins each identity to its principal, where all its principals are one picture. */
  uniteUnambiguous(neighbours: readonly (readonly [identity: number, principal: number])[]): void {
    const ambiguous = -1;
    // Each round but the last joins something; chains longer than this are not made by pages that mean well.
    for (let round = 0; round < 16; round++) {
      const principals = new Map<number, number>();
      const companions = new Map<number, Set<number>>();
      for (const [identity, principal] of neighbours) {
        const from = this.root(identity);
        const to = this.root(principal);
        if (from === to) continue;
        const other = principals.get(from);
        principals.set(from, other === undefined || other === to ? to : ambiguous);
        companions.set(to, (companions.get(to) ?? new Set()).add(from));
      }
      let joined = false;
      for (const [from, to] of principals) {
        if (to === ambiguous || (companions.get(to)?.size ?? 0) > mostCompanions) continue;
        this.#join(from, to);
        joined = true;
      }
      if (!joined) return;
    }
  }

  #join(from: number, to: number): void {
    const fromRoot = this.root(from);
    const toRoot = this.root(to);
    if (fromRoot !== toRoot) this.#parents[fromRoot] = toRoot;
  }
}
