import type { CaptionTexts } from '../core/pictures/caption.ts';
import type { Place } from '../core/pictures/mergePlaces.ts';
import type { CandidateFacts } from '../core/pictures/attributeMeaning.ts';
import type { ImageSource } from '../core/pictures/pageImage.ts';
import { parseSrcset, srcsetCandidates, type SrcsetCandidate } from '../core/pictures/srcset.ts';
import { resolveCandidate, type Candidate } from '../core/pictures/variants.ts';
import type { Pace } from './pace.ts';

/** A place of the page being read; its groups may still grow. */
export interface PagePlace extends Place {
  readonly element: Element | null;
  readonly groups: Candidate[][];
}

interface LongSrcset {
  readonly value: string;
  readonly base: string;
  readonly group: Candidate[];
}

/** Candidates kept of one `srcset`, the largest ones. */
const mostCandidates = 1000;
/** Characters of a `srcset` above which it is read in slices, and above which it is not read at all. */
const longSrcset = 1 << 16;
const longestSrcset = 1 << 25;

/** What has been found on a page so far. */
export class PageReading {
  /** The documents that were read: the page's and those of its frames. */
  readonly documents = new Set<Document>();
  /** Places in document order. */
  readonly shown: PagePlace[] = [];
  /** Pictures that the page names but does not show (`meta`, `link`, resource timing); they come after all others. */
  readonly declared: PagePlace[] = [];
  /** Canvases, whose pictures come last: the browser encodes them in its own time. */
  readonly canvases: { readonly canvas: HTMLCanvasElement; readonly group: Candidate[] }[] = [];
  /** Set by what took longer than an element does, so that the next pause is not forgotten. */
  hasWorked = false;
  /** Characters that copies of inline SVG may still have, and what took as long to write. */
  svgRoom = 1 << 24;
  readonly #longSrcsets: LongSrcset[] = [];

  add(
    source: ImageSource,
    element: Element | null,
    groups: Candidate[][],
    captions: CaptionTexts = {},
    loaded: Candidate | null = null,
  ): PagePlace {
    const place = { source, element, groups, captions, loaded };
    this.shown.push(place);
    return place;
  }

  declare(source: ImageSource, element: Element | null, groups: Candidate[][], captions: CaptionTexts = {}): void {
    if (groups.some((group) => group.length > 0)) this.declared.push({ source, element, groups, captions });
  }

  /** A candidate of an address as written, in a list of its own; an empty list when it cannot be a picture's. */
  written(address: string | null, base: string, facts?: CandidateFacts): Candidate[] {
    const candidate = address ? resolveCandidate(address, base) : null;
    return candidate ? [facts ? { ...facts, ...candidate } : candidate] : [];
  }

  /** Adds a `srcset`'s candidates to a group: at once, or in `readLongSrcsets` when it is a very long one. */
  addSrcset(value: string, base: string, group: Candidate[], mediaType?: string | null): void {
    if (value.length <= longSrcset) this.#addAll(parseSrcset(value), base, group, mediaType ? { mediaType } : {});
    else if (value.length <= longestSrcset) {
      this.#longSrcsets.push({ value, base, group });
      this.hasWorked = true;
    }
  }

  async readLongSrcsets(pace: Pace): Promise<void> {
    for (const { value, base, group } of this.#longSrcsets.splice(0)) {
      let kept: SrcsetCandidate[] = [];
      let count = 0;
      for (const candidate of srcsetCandidates(value)) {
        if (kept.push(candidate) === 4 * mostCandidates) kept = largest(kept);
        if (++count % 256 === 0 && pace.due()) await pace.pause();
      }
      this.#addAll(kept, base, group, {});
    }
  }

  #addAll(candidates: readonly SrcsetCandidate[], base: string, group: Candidate[], facts: CandidateFacts): void {
    for (const { url, ...size } of candidates.length > mostCandidates ? largest(candidates) : candidates) {
      group.push(...this.written(url, base, { ...facts, ...size }));
    }
  }
}

function largest(candidates: readonly SrcsetCandidate[]): SrcsetCandidate[] {
  return candidates
    .toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0) || (b.density ?? 0) - (a.density ?? 0))
    .slice(0, mostCandidates);
}
