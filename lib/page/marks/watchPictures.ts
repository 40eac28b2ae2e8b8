import { allElements, documentProperty, isDocument } from '../clobberProof.ts';
import { styled } from '../computedImages.ts';
import { whenIdle } from '../idle.ts';
import { createPace, yieldToPage } from '../pace.ts';
import { shadowRootOf, type OpenShadowRoot } from '../pageTrees.ts';
import { findRuleImages } from '../ruleImages.ts';
import { WatchBudget } from '../watchBudget.ts';
import { hasOwnBackground, pictureElementsIn } from './pictureElements.ts';
import { createShownPictureReader, type ShownPicture } from './shownPicture.ts';

type Tree = Document | ShadowRoot;

export interface PictureWatchOptions {
  readonly openShadowRoot?: OpenShadowRoot;
  /**
   * Pictures have come near to what can be seen, or an element there shows another one now; `null`: none any more. Far
   * enough ahead that many of them can be asked for at once.
   */
  readonly onNear: (near: readonly (readonly [element: Element, picture: ShownPicture | null])[]) => void;
  /** Some of them are about to be seen. */
  readonly onImminent: () => void;
  readonly onAway: (elements: readonly Element[]) => void;
  /** Never more than an error of ours: the page is none the worse for it. */
  readonly onError: (error: unknown) => void;
}

export interface PictureWatch {
  /** Near to what can be seen now. */
  readonly near: ReadonlyMap<Element, ShownPicture>;
  /** The shadow trees met so far, by their hosts. */
  readonly inner: { get(host: Element): ShadowRoot | undefined };
  stop(): void;
}

/** How far beyond the window's edges a picture is near, and where it is about to be seen. */
const nearness = '250%';
const imminence = '50%';
/** Milliseconds for which changes of the page are gathered. */
const gatherFor = 100;
/** Nodes gathered, beyond which the whole page is looked through instead. */
const mostNodes = 1000;
/** Milliseconds without watching changes, where they are too many. */
const rest = 10_000;
/** Milliseconds between two readings of the style sheets' rules, and how many times as long as one of them took. */
const rulesPause = 3000;
const rulesPausePerTime = 100;

const attributes = ['src', 'srcset', 'style', 'background', 'poster', 'href', 'data', 'data-src', 'data-srcset'];

/** Follows which pictures of a page are near to what can be seen. Reads nothing of those that are not. */
export function watchPictures(document: Document, options: PictureWatchOptions): PictureWatch {
  return new Watch(document, options);
}

class Watch implements PictureWatch {
  readonly near = new Map<Element, ShownPicture>();
  readonly inner = new WeakMap<Element, ShadowRoot>();
  readonly #document: Document;
  readonly #options: PictureWatchOptions;
  readonly #intersections: IntersectionObserver;
  readonly #arrivals: IntersectionObserver;
  readonly #mutations: MutationObserver;
  readonly #reader;
  readonly #stopping = new AbortController();
  readonly #budget = new WatchBudget();
  readonly #trees = new Set<Tree>();
  /** Elements whose background comes from a style sheet. */
  readonly #ruled = new WeakSet<Element>();
  /** In the window's nearness, whether or not they show a picture. */
  readonly #inReach = new Set<Element>();
  #added: Element[] = [];
  #changed = new Set<Element>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #rulesTimer: ReturnType<typeof setTimeout> | undefined;
  #rulesNotBefore = 0;

  constructor(document: Document, options: PictureWatchOptions) {
    this.#document = document;
    this.#options = options;
    this.#reader = createShownPictureReader(document, (element) => this.#noteChanged(element));
    this.#intersections = new IntersectionObserver((entries) => this.#onIntersections(entries), {
      root: document,
      rootMargin: `${nearness} 0px`,
    });
    this.#arrivals = new IntersectionObserver((entries) => this.#onArrivals(entries), {
      root: document,
      rootMargin: `${imminence} 0px`,
    });
    this.#mutations = new MutationObserver((records) => this.#onMutations(records));
    this.#enter(document);
    this.#later(() => this.#enterInner(document));
    this.#planRules();
  }

  stop(): void {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    clearTimeout(this.#rulesTimer);
    this.#intersections.disconnect();
    this.#arrivals.disconnect();
    this.#mutations.disconnect();
  }

  #enter(tree: Tree): void {
    if (this.#trees.has(tree)) return;
    this.#trees.add(tree);
    this.#observe(tree);
    EventTarget.prototype.addEventListener.call(tree, 'load', this.#onLoad, {
      capture: true,
      signal: this.#stopping.signal,
    });
    this.#scan(tree);
  }

  #observe(tree: Tree): void {
    this.#mutations.observe(tree, { childList: true, subtree: true, attributes: true, attributeFilter: attributes });
  }

  #scan(within: Node): void {
    for (const element of pictureElementsIn(within)) this.#intersections.observe(element);
  }

  /** Shadow trees tell of themselves to nobody: they are looked for, in pieces, when the page has time. */
  async #enterInner(within: Document | ShadowRoot | Element): Promise<void> {
    const pace = createPace(yieldToPage, this.#stopping.signal);
    const elements = within.querySelectorAll('*');
    for (let index = 0; index < elements.length; index++) {
      const element = elements[index];
      const name: unknown = element?.localName;
      if (element && typeof name === 'string') await this.#enterRootOf(element, name);
      if (index % 64 === 0 && pace.due()) await pace.pause();
    }
  }

  #onIntersections(entries: readonly IntersectionObserverEntry[]): void {
    const come: (readonly [Element, ShownPicture | null])[] = [];
    const gone: Element[] = [];
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) {
        this.#inReach.add(target);
        const picture = this.#reader.read(target);
        if (picture === null) continue;
        this.near.set(target, picture);
        this.#arrivals.observe(target);
        come.push([target, picture]);
      } else if (this.#inReach.delete(target) && this.near.delete(target)) {
        this.#arrivals.unobserve(target);
        gone.push(target);
      }
    }
    if (gone.length > 0) this.#options.onAway(gone);
    if (come.length > 0) this.#options.onNear(come);
  }

  /** One of those that wait is enough to ask for all of them. */
  #onArrivals(entries: readonly IntersectionObserverEntry[]): void {
    const arrived = entries.filter(({ isIntersecting }) => isIntersecting);
    for (const { target } of arrived) this.#arrivals.unobserve(target);
    if (arrived.length > 0) this.#options.onImminent();
  }

  #onMutations(records: readonly MutationRecord[]): void {
    const began = performance.now();
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') {
        const element = target as Element;
        if (this.#inReach.has(element)) this.#changed.add(element);
        else if (hasOwnBackground(element)) this.#added.push(element);
      } else if (this.#added.length <= mostNodes) {
        for (const node of addedNodes) {
          if (Reflect.get(Node.prototype, 'nodeType', node) === Node.ELEMENT_NODE) this.#added.push(node as Element);
        }
      }
    }
    if (this.#added.length > 0 || this.#changed.size > 0) this.#gather();
    const ended = performance.now();
    if (!this.#budget.spend(ended, ended - began, records.length)) return;
    this.#mutations.disconnect();
    setTimeout(() => {
      if (this.#stopping.signal.aborted) return;
      for (const tree of this.#trees) {
        this.#observe(tree);
        this.#scan(tree);
      }
    }, rest);
  }

  /** A picture that chooses among several has chosen, or a style sheet is there. */
  readonly #onLoad = (event: Event): void => {
    const target = event.target as Element;
    if (this.#inReach.has(target)) this.#noteChanged(target);
    else if (target.localName === 'link' || target.localName === 'style') this.#planRules();
  };

  #noteChanged(element: Element): void {
    this.#changed.add(element);
    this.#gather();
  }

  #gather(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#takeChanges();
    }, gatherFor);
  }

  #takeChanges(): void {
    const added = this.#added;
    const changed = this.#changed;
    this.#added = [];
    this.#changed = new Set();
    if (added.length > mostNodes) {
      for (const tree of this.#trees) this.#scan(tree);
      this.#later(() => this.#enterInner(this.#document));
    } else {
      const present = added.filter((element) => element.isConnected);
      for (const element of present) this.#scan(element);
      if (present.length > 0) this.#later(() => this.#enterAll(present));
    }
    if (added.length > 0) this.#planRules();
    this.#reread(changed);
  }

  async #enterAll(elements: readonly Element[]): Promise<void> {
    for (const element of elements) {
      const name: unknown = element.localName;
      if (typeof name === 'string') await this.#enterRootOf(element, name);
      await this.#enterInner(element);
    }
  }

  async #enterRootOf(element: Element, name: string): Promise<void> {
    if (name === 'likeable-gallery') return;
    // Those that only scripts can open belong to custom elements, as good as always.
    const root = shadowRootOf(element, name, name.includes('-') ? this.#options.openShadowRoot : undefined);
    if (!root || this.#trees.has(root)) return;
    this.inner.set(element, root);
    this.#enter(root);
    await this.#enterInner(root);
  }

  #reread(elements: ReadonlySet<Element>): void {
    const news: (readonly [Element, ShownPicture | null])[] = [];
    for (const element of elements) {
      if (!this.#inReach.has(element)) continue;
      const before = this.near.get(element);
      const picture = this.#reader.read(element);
      if (picture?.id === before?.id && picture?.aliases.length === before?.aliases.length) continue;
      if (picture) this.near.set(element, picture);
      else this.near.delete(element);
      news.push([element, picture]);
    }
    if (news.length === 0) return;
    this.#options.onNear(news);
    this.#options.onImminent();
  }

  #planRules(): void {
    if (this.#rulesTimer !== undefined) return;
    const pause = Math.max(gatherFor, this.#rulesNotBefore - performance.now());
    this.#rulesTimer = setTimeout(() => {
      this.#later(async () => {
        const began = performance.now();
        for (const tree of this.#trees) await this.#observeRuled(tree);
        const ended = performance.now();
        this.#rulesNotBefore = ended + Math.max(rulesPause, rulesPausePerTime * (ended - began));
        this.#rulesTimer = undefined;
      });
    }, pause);
  }

  async #observeRuled(tree: Tree): Promise<void> {
    const view = documentProperty(this.#document, 'defaultView');
    if (!isDocument(tree) && !tree.isConnected) this.#trees.delete(tree);
    if (!view || !this.#trees.has(tree)) return;
    // To ask for every background of a page, where its rules may not be read, would take longer than marks may.
    const { elements } = await findRuleImages(
      tree,
      allElements(tree, '*').length,
      createPace(yieldToPage, this.#stopping.signal),
    );
    for (const [element, which] of elements) {
      if (!(which & styled.background) || this.#ruled.has(element) || /^(?:html|body)$/.test(element.localName))
        continue;
      this.#ruled.add(element);
      this.#intersections.observe(element);
    }
  }

  /** Does what can wait when the page has nothing better to do. */
  #later(work: () => Promise<void>): void {
    whenIdle()
      .then(() => (this.#stopping.signal.aborted ? undefined : work()))
      .catch((error: unknown) => {
        if (!this.#stopping.signal.aborted) this.#options.onError(error);
      });
  }
}
