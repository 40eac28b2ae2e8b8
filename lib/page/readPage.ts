import { allElements, documentProperty, isDocument } from './clobberProof.ts';
import { readComputedImages } from './computedImages.ts';
import { readLinkElement, readMeta } from './declaredImages.ts';
import { beginDocument, type DocumentReading } from './documentReading.ts';
import type { Pace } from './pace.ts';
import type { PageReading } from './pageReading.ts';
import { frameDocument, noscriptContent, shadowTree } from './pageTrees.ts';
import { readAttributes, readSpecialElement, readStyleAttribute, silentElements, specialElements } from './readElement.ts';
import { readResources } from './resourceImages.ts';
import { findRuleImages, type RuleImages } from './ruleImages.ts';

/** How far one tree has been read. */
interface OpenTree {
  readonly elements: NodeListOf<Element>;
  /** Those of the elements that need more than the others, in the same order: the browser finds them faster. */
  readonly specials: NodeListOf<Element>;
  readonly within: DocumentReading;
  readonly rules: RuleImages | null;
  index: number;
  specialIndex: number;
}

/**
 * Reads a document with its shadow trees and same-site frames, each at its place, then what the browser fetched for
 * them. `onPause` is called after each pause, while more is to come.
 */
export async function readPage(
  root: Document,
  reading: PageReading,
  pace: Pace,
  openShadowRoot: ((element: Element) => ShadowRoot | null) | undefined,
  onPause: () => Promise<void>,
): Promise<void> {
  const documents = new Map<Document, DocumentReading>();
  // A stack and not recursion: trees may be nested deeper than calls can be.
  const open: OpenTree[] = [];

  const enter = async (tree: Document | DocumentFragment | null, around: DocumentReading | null): Promise<void> => {
    if (!tree) return;
    let within = around;
    if (isDocument(tree)) {
      if (documents.has(tree)) return;
      within = beginDocument(tree, reading);
      documents.set(tree, within);
      readDeclared(tree, within);
    }
    if (!within) return;
    const elements = allElements(tree, `:not(${silentElements})`);
    let rules: RuleImages | null = null;
    if (within.view && (isDocument(tree) || 'host' in tree)) {
      rules = await findRuleImages(tree as Document | ShadowRoot, elements.length, within.view, pace);
      // What `:host` selects is outside of the tree.
      if ('host' in tree) readComputedImages((tree as ShadowRoot).host, rules.everywhere, within);
    } else {
      within = { ...within, view: null };
    }
    open.push({ elements, specials: allElements(tree, specialElements), within, rules, index: 0, specialIndex: 0 });
  };

  await enter(root, null);
  let count = 0;
  for (let tree = open.at(-1); tree; tree = open.at(-1)) {
    const element = tree.elements[tree.index++];
    if (!element) {
      open.pop();
      continue;
    }
    if (++count % 32 === 0 && pace.due()) {
      await pace.pause();
      await onPause();
    }
    const { within, rules } = tree;
    let inner: Document | DocumentFragment | null = null;
    if (element === tree.specials[tree.specialIndex]) {
      tree.specialIndex++;
      readSpecialElement(element, within);
      if (reading.hasLongSrcsets) await reading.readLongSrcsets(pace);
      if (element.localName === 'noscript') inner = noscriptContent(element);
      else if (element.localName === 'iframe' || element.localName === 'frame') inner = frameDocument(element);
    } else {
      readAttributes(element, within, false);
      inner = shadowTree(element, openShadowRoot);
    }
    if (rules) {
      const which = rules.everywhere | (rules.elements.get(element) ?? 0);
      if (which !== 0) readComputedImages(element, which, within);
    } else {
      readStyleAttribute(element, within);
    }
    if (inner) await enter(inner, within);
  }

  const known = new Set<string>();
  for (const place of [...reading.shown, ...reading.declared]) {
    for (const group of place.groups) for (const { id } of group) known.add(id);
  }
  for (const { view } of documents.values()) if (view) readResources(view, reading, known);
}

/** Reads what is true of a document as a whole: that it is an image itself, and what its head declares. */
function readDeclared(document: Document, within: DocumentReading): void {
  const { reading } = within;
  if (documentProperty(document, 'contentType').startsWith('image/')) {
    const group = reading.resolved(documentProperty(document, 'URL'));
    if (group.length > 0) reading.add('document', documentProperty(document, 'documentElement'), [group]);
  }
  for (const element of allElements(document, 'meta[content],link[href],link[imagesrcset]')) {
    if (element.localName === 'meta') readMeta(element, within);
    else readLinkElement(element, within);
  }
}
