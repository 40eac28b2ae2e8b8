import { namesImageFormat } from '../core/pictures/mediaType.ts';
import { attribute } from './clobberProof.ts';
import type { SignalStrength } from './readingSchedule.ts';

/** Records, and nodes of one record, that are looked at: so many at once are a change of the page, whatever they say. */
const mostRecords = 1000;
const mostNodes = 64;
/** Characters of an attribute that are looked at. */
const longestValue = 4096;

const imageAttributes: ReadonlySet<string> = new Set(
  'src srcset href poster background content data srcdoc imagesrcset'.split(' '),
);
/** Attributes whose value has to tell whether they name an image. */
const mayHoldImage = /^data-|src|lazy|image|img|background|-bg|bg-|original|thumb|poster|photo|zoom|hi-?res/;
const addressLike = /^\s*(?![\s[{<])[^]*?(?:\/|\.[a-z])/i;
/** Functions of CSS that may stand for an image; not `translate(`, which moves many an element in each frame. */
const styleImage = /(?:url|image|image-set|cross-fade|element|paint|var)\([^)]*/gi;

/** Elements that hold no picture. `likeable-gallery` is the overlay's host. */
const withoutImages: ReadonlySet<unknown> = new Set(['likeable-gallery', 'script', 'template', 'br', 'wbr']);

/** Judges what is observed of a page by how likely it changes the page's pictures. `null`: not at all. */
export class ChangeSignals {
  /** The image part of each `style` last seen, since a style that is animated keeps its images. */
  readonly #styleImages = new WeakMap<Node, string>();

  /** Looks at no more records than it takes. */
  ofMutations(records: readonly MutationRecord[]): SignalStrength | null {
    let strongest: SignalStrength | null = null;
    for (let index = 0; index < records.length; index++) {
      const record = records[index];
      const strength = index < mostRecords && record ? this.#ofMutation(record) : 'strong';
      if (strength === 'strong') return strength;
      strongest ??= strength;
    }
    return strongest;
  }

  #ofMutation(record: MutationRecord): SignalStrength | null {
    const target = record.target as Element;
    if (target.localName === 'likeable-gallery') return null;
    if (record.type === 'attributes') return this.#ofAttribute(target, record.attributeName ?? '');
    if (target.localName === 'script') return null;
    const added = ofNodes(record.addedNodes);
    return added === 'strong' ? added : (ofNodes(record.removedNodes) ?? added);
  }

  #ofAttribute(element: Element, name: string): SignalStrength {
    if (imageAttributes.has(name)) return 'strong';
    if (name === 'style') {
      const images = (attribute(element, name) ?? '').slice(0, longestValue).match(styleImage)?.join() ?? '';
      const same = (this.#styleImages.get(element) ?? '') === images;
      if (!same) this.#styleImages.set(element, images);
      return same ? 'weak' : 'strong';
    }
    if (!mayHoldImage.test(name)) return 'weak';
    return addressLike.test((attribute(element, name) ?? '').slice(0, longestValue)) ? 'strong' : 'weak';
  }
}

function ofNodes(nodes: NodeList): SignalStrength | null {
  let strongest: SignalStrength | null = null;
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    if (!node || index >= mostNodes) return 'strong';
    // Both properties may be anything on a form.
    const nodeType: unknown = Reflect.get(Node.prototype, 'nodeType', node);
    if (nodeType === Node.ELEMENT_NODE && !withoutImages.has((node as Element).localName)) return 'strong';
    // A caption, perhaps.
    if (nodeType === Node.TEXT_NODE) strongest = 'weak';
  }
  return strongest;
}

/** A `load` or `error` event on its way to an element: a size or a frame is known now, a style sheet applies. */
export function ofLoadEvent({ isTrusted, target }: Event): SignalStrength | null {
  if (!isTrusted) return null;
  // Custom elements may get their shadow trees, of which nothing else tells.
  return (target as Element).localName === 'script' ? 'weak' : 'strong';
}

/** Whether the browser has fetched an image, or what may be one, for an element or a style. */
export function isImageFetch({ name, initiatorType }: PerformanceResourceTiming): boolean {
  if (initiatorType === 'css') return !/\.(?:css|woff2?|[ot]tf|eot)(?:[?#]|$)/i.test(name);
  return /^(?:img|image|input|icon)$/.test(initiatorType) || namesImageFormat(name);
}
