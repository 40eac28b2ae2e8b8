import { allElements, documentProperty, isDocument } from '../clobberProof.ts';
import { styled } from '../computedImages.ts';
import { createPace, yieldToPage } from '../pace.ts';
import { findRuleImages } from '../ruleImages.ts';

interface Options {
  readonly document: Document;
  /** The document and its shadow trees; those that have gone are taken out. */
  readonly trees: Set<Document | ShadowRoot>;
  readonly signal: AbortSignal;
  /** Does work when the page has nothing better to do. */
  readonly later: (work: () => Promise<void>) => void;
  /** Hears of each once. */
  readonly onFound: (elements: readonly Element[]) => void;
}

/** Milliseconds for which changes of the page are gathered. */
const gatherFor = 100;
/** Milliseconds between two readings of the style sheets' rules, and how many times as long as one of them took. */
const leastPause = 3000;
const pausePerTime = 100;

/** Finds the elements that have a background from a style sheet, again and again as these change. */
export class RuledElements {
  readonly #options: Options;
  readonly #known = new WeakSet<Element>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #notBefore = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  plan(): void {
    if (this.#timer !== undefined) return;
    const pause = Math.max(gatherFor, this.#notBefore - performance.now());
    this.#timer = setTimeout(() => {
      this.#options.later(async () => {
        const began = performance.now();
        for (const tree of this.#options.trees) await this.#read(tree);
        const ended = performance.now();
        this.#notBefore = ended + Math.max(leastPause, pausePerTime * (ended - began));
        this.#timer = undefined;
      });
    }, pause);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #read(tree: Document | ShadowRoot): Promise<void> {
    const { document, trees, signal, onFound } = this.#options;
    const view = documentProperty(document, 'defaultView');
    if (!isDocument(tree) && !tree.isConnected) trees.delete(tree);
    if (!view || !trees.has(tree)) return;
    for (const link of allElements(tree, 'link[rel~="stylesheet"]')) {
      if ((link as HTMLLinkElement).sheet === null) {
        link.addEventListener('load', () => this.plan(), { once: true, signal });
      }
    }
    // To ask for every background of a page, where its rules may not be read, would take longer than marks may.
    const { elements } = await findRuleImages(tree, allElements(tree, '*').length, createPace(yieldToPage, signal));
    const found: Element[] = [];
    for (const [element, which] of elements) {
      const isBackground = (which & styled.background) !== 0;
      if (!isBackground || this.#known.has(element) || /^(?:html|body)$/.test(element.localName)) continue;
      this.#known.add(element);
      found.push(element);
    }
    onFound(found);
  }
}
