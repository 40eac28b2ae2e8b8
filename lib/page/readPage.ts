import { resolvedCandidate } from '../core/pictures/variants.ts';
import { takeSnapshots, type CanvasSnapshots } from './canvasSnapshots.ts';
import { allElements, documentProperty, isDocument } from './clobberProof.ts';
import { readComputedImages, readImageValue, styled } from './computedImages.ts';
import { beginDocument, type DocumentReading } from './documentReading.ts';
import type { Pace } from './pace.ts';
import type { PageReading } from './pageReading.ts';
import { frameDocument, isClosedFrame, noscriptContent, shadowRootOf, type OpenShadowRoot } from './pageTrees.ts';
import { elementReaders, readCommonAttributes, readStyleAttribute, unstyledElements } from './readElement.ts';
import { findRuleImages, type RuleImages } from './ruleImages.ts';

/** See `CollectOptions`. */
interface ReadOptions {
  readonly openShadowRoot?: OpenShadowRoot;
  readonly canvasSnapshots?: CanvasSnapshots;
  readonly onTree?: (tree: Document | ShadowRoot) => void;
  readonly onClosedFrame?: (frame: Element) => void;
}

/** The only elements with readers of their own that may have a shadow tree. */
const heading = /^h\d$/;

/** How far one tree has been read. */
interface OpenTree {
  readonly elements: NodeListOf<Element>;
  readonly within: DocumentReading;
  readonly rules: RuleImages | null;
  index: number;
}

/**
 * Reads a document with its shadow trees and same-site frames, each at its place. `onPause` is called after each pause,
 * while more is to come.
 */
export async function readPage(
  root: Document,
  reading: PageReading,
  pace: Pace,
  options: ReadOptions,
  onPause: () => Promise<void>,
): Promise<void> {
  const { documents } = reading;
  // A stack and not recursion: trees may be nested deeper than calls can be.
  const open: OpenTree[] = [];

  const enter = async (tree: Document | DocumentFragment, around: DocumentReading | null): Promise<void> => {
    let within = around;
    if (isDocument(tree)) {
      if (documents.has(tree)) return;
      within = beginDocument(tree, reading);
      documents.add(tree);
      readImageDocument(tree, within);
    }
    if (!within) return;
    const isRoot = isDocument(tree) || 'host' in tree;
    if (isRoot) options.onTree?.(tree as Document | ShadowRoot);
    const elements = allElements(tree, '*');
    let rules: RuleImages | null = null;
    if (within.view && isRoot) {
      rules = await findRuleImages(tree as Document | ShadowRoot, elements.length, pace);
      // What `:host` selects is outside of the tree.
      if ('host' in tree) readComputedImages((tree as ShadowRoot).host, rules.everywhere, within.view, within);
    } else {
      within = { ...within, view: null };
    }
    open.push({ elements, within, rules, index: 0 });
  };

  await enter(root, null);
  for (let tree = open.at(-1); tree; tree = open.at(-1)) {
    const inner = readUntilInnerTree(tree, pace, options);
    if (reading.hasWorked) await reading.readLongSrcsets(pace);
    reading.hasWorked = false;
    if (inner) await enter(inner, tree.within);
    else if (tree.index >= tree.elements.length) open.pop();
    if (pace.due()) {
      await pace.pause();
      await onPause();
    }
  }

  if (reading.canvases.length > 0) {
    await onPause();
    await takeSnapshots(reading, pace, options.canvasSnapshots);
  }
}

/** Reads on until the tree ends, a pause is due, or an element holds a tree of its own, which it returns. */
function readUntilInnerTree(
  tree: OpenTree,
  pace: Pace,
  { openShadowRoot, onClosedFrame }: ReadOptions,
): Document | DocumentFragment | null {
  const { elements, within, rules } = tree;
  const { reading, view } = within;
  const everywhere = rules ? rules.everywhere : 0;
  const selected = rules ? rules.elements : new Map<Element, number>();
  while (tree.index < elements.length) {
    const element = elements[tree.index++];
    if (!element) continue;
    // May be anything on a form, whose controls can take the name of the property.
    const name = element.localName;
    const read = elementReaders.get(name);
    let inner: Document | DocumentFragment | null = null;
    if (!read) {
      readCommonAttributes(element, within);
      if (typeof name === 'string') inner = shadowRootOf(element, name, openShadowRoot);
    } else {
      read(element, within);
      if (name === 'noscript') inner = noscriptContent(element, (address) => isOfLastPlace(address, within));
      else if (name === 'iframe' || name === 'frame') {
        inner = frameDocument(element);
        if (!inner && onClosedFrame && isClosedFrame(element)) onClosedFrame(element);
      } else if (heading.test(name)) inner = shadowRootOf(element, name, openShadowRoot);
    }

    if (read && unstyledElements.has(name)) {
      // Nothing to see.
    } else if (!rules || !view) {
      readStyleAttribute(element, within);
    } else {
      const which = selected.size > 0 ? everywhere | (selected.get(element) ?? 0) : everywhere;
      if (which === styled.background) {
        const value = view.getComputedStyle(element).backgroundImage;
        if (value !== 'none') readImageValue(value, element, 'background', within);
      } else if (which !== 0) {
        readComputedImages(element, which, view, within);
      }
    }
    if (inner || reading.hasWorked || (tree.index % 32 === 0 && pace.due())) return inner;
  }
  return null;
}

/** Whether an address is one of the picture met last, and that has a text of its own. */
function isOfLastPlace(address: string, { reading, base }: DocumentReading): boolean {
  const last = reading.shown.at(-1);
  const [candidate] = last?.captions.alt ? reading.written(address, base) : [];
  return candidate !== undefined && last?.groups.some((group) => group.some(({ id }) => id === candidate.id)) === true;
}

/** A document may be an image by itself, as when its address was opened directly. */
function readImageDocument(document: Document, { reading }: DocumentReading): void {
  if (!documentProperty(document, 'contentType').startsWith('image/')) return;
  const candidate = resolvedCandidate(documentProperty(document, 'URL'));
  if (candidate) reading.add('document', documentProperty(document, 'documentElement'), [[candidate]]);
}
