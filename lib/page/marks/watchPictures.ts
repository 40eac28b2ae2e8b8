import { parentOf } from '../clobberProof.ts';
import { whenIdle } from '../idle.ts';
import { createPace, yieldToPage } from '../pace.ts';
import { shadowRootOf, type OpenShadowRoot } from '../pageTrees.ts';
import { WatchBudget } from '../watchBudget.ts';
import { mayShow, pictureElementsIn } from './pictureElements.ts';
import { RuledElements } from './ruledElements.ts';
import { createShownPictures, isSamePicture } from './shownPictures.ts';
import { createPictureReader, type PagePicture } from './writtenPictures.ts';

type Tree = Document | ShadowRoot;
type News = readonly [element: Element, picture: PagePicture | null];

export interface PictureWatchOptions {
  readonly openShadowRoot?: OpenShadowRoot;
  /** Pictures have been read, or an element shows another one now; `null`: none any more, or it has gone. */
  readonly onNews: (news: readonly News[]) => void;
  /** Never more than an error of ours: the page is none the worse for it. */
  readonly onError: (error: unknown) => void;
}

export interface PictureWatch {
  /** The pictures read so far. */
  readonly pictures: ReadonlyMap<Element, PagePicture>;
  /** The elements that show a picture. */
  readonly elementsOf: (id: string) => Iterable<Element>;
  /** What an element shows, read now if it was not yet. */
  readonly pictureOf: (element: Element) => PagePicture | null;
  /** The shadow trees met so far, by their hosts. */
  readonly inner: { get(host: Element): ShadowRoot | undefined };
  stop(): void;
}

/** Pictures of a page that are known at once; those beyond are read when the pointer rests on them. */
const mostPictures = 10_000;
/** Pictures told of at once. */
const lot = 200;
/** Milliseconds that reading takes of the page's time at once, and after which it does not wait for more of it. */
const slice = 4;
const patience = 300;
/** Milliseconds for which changes of the page are gathered. */
const gatherFor = 100;
/** Nodes gathered, beyond which the whole page is looked through instead. */
const mostNodes = 1000;
/** Milliseconds between two looks for elements that have gone. */
const prunePause = 3000;
/** Milliseconds without watching changes, where they are too many. */
const rest = 10_000;

const attributes = ['src', 'srcset', 'style', 'background', 'poster', 'href', 'data', 'data-src', 'data-srcset'];

/**
 * Knows the pictures of a page and follows its changes. All of them are read ahead, when the page has nothing else to do, so
 * that there is nothing to be done while it is scrolled.
 */
export function watchPictures(document: Document, options: PictureWatchOptions): PictureWatch {
  return new Watch(document, options);
}

class Watch implements PictureWatch {
  readonly inner = new WeakMap<Element, ShadowRoot>();
  readonly #shown = createShownPictures();
  readonly pictures = this.#shown.byElement;
  readonly elementsOf = this.#shown.elementsOf;
  readonly #document: Document;
  readonly #options: PictureWatchOptions;
  readonly #mutations: MutationObserver;
  readonly #reader = createPictureReader((element) => this.#noteChanged(element));
  readonly #stopping = new AbortController();
  readonly #budget = new WatchBudget();
  readonly #trees = new Set<Tree>();
  readonly #rules: RuledElements;
  /** Elements to be read when the page has time for it. */
  #unread = new Set<Element>();
  #isReading = false;
  #added: Element[] = [];
  #changed = new Set<Element>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pruneTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(document: Document, options: PictureWatchOptions) {
    this.#document = document;
    this.#options = options;
    this.#rules = new RuledElements({
      document,
      trees: this.#trees,
      signal: this.#stopping.signal,
      later: (work) => this.#later(work),
      onFound: (elements) => {
        for (const element of elements) this.#unread.add(element);
        this.#readLater();
      },
    });
    this.#mutations = new MutationObserver((records) => this.#onMutations(records));
    this.#enter(document);
    this.#later(() => this.#enterInner(document));
    this.#rules.plan();
  }

  readonly pictureOf = (element: Element): PagePicture | null => {
    const known = this.pictures.get(element);
    if (known) return known;
    if (!mayShow(element)) return null;
    const picture = this.#reader.read(element);
    if (picture) this.#tell([[element, picture]]);
    return picture;
  };

  stop(): void {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    clearTimeout(this.#pruneTimer);
    this.#rules.stop();
    this.#mutations.disconnect();
  }

  #enter(tree: Tree): void {
    if (this.#trees.has(tree)) return;
    this.#trees.add(tree);
    this.#observe(tree);
    this.#later(async () => this.#scan(tree));
  }

  #observe(tree: Tree): void {
    this.#mutations.observe(tree, { childList: true, subtree: true, attributes: true, attributeFilter: attributes });
  }

  #scan(within: Node): void {
    for (const element of pictureElementsIn(within)) this.#unread.add(element);
    this.#readLater();
  }

  #readLater(): void {
    if (this.#isReading || this.#unread.size === 0) return;
    this.#isReading = true;
    this.#later(async () => {
      try {
        await this.#readAll();
      } finally {
        this.#isReading = false;
      }
    });
  }

  async #readAll(): Promise<void> {
    const pace = createPace(() => whenIdle(patience), this.#stopping.signal, slice);
    let news: News[] = [];
    for (const element of this.#unread) {
      this.#unread.delete(element);
      const change = this.#newsOf(element);
      if (change) news.push(change);
      if (news.length === lot) {
        this.#tell(news);
        news = [];
      }
      if (pace.due()) await pace.pause();
    }
    this.#tell(news);
  }

  /** `null` where nothing has changed. */
  #newsOf(element: Element): News | null {
    const before = this.pictures.get(element);
    if (before === undefined && (this.pictures.size >= mostPictures || !element.isConnected)) return null;
    const picture = this.#reader.read(element);
    return isSamePicture(before ?? null, picture) ? null : [element, picture];
  }

  #tell(news: readonly News[]): void {
    if (news.length === 0) return;
    for (const [element, picture] of news) this.#shown.set(element, picture);
    this.#options.onNews(news);
  }

  /** Shadow trees tell of themselves to nobody: they are looked for, in pieces, when the page has time. */
  async #enterInner(within: Document | ShadowRoot | Element): Promise<void> {
    const pace = createPace(yieldToPage, this.#stopping.signal);
    const elements = within.querySelectorAll('*');
    for (let index = 0; index < elements.length; index++) {
      const element = elements[index];
      const root = element && this.#enterRootOf(element);
      if (root) await this.#enterInner(root);
      if (index % 64 === 0 && pace.due()) await pace.pause();
    }
  }

  #onMutations(records: readonly MutationRecord[]): void {
    const began = performance.now();
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type === 'attributes') {
        this.#onAttribute(target as Element);
        continue;
      }
      if (removedNodes.length > 0) this.#pruneLater();
      if (this.#added.length > mostNodes) continue;
      for (const node of addedNodes) {
        if (Reflect.get(Node.prototype, 'nodeType', node) === Node.ELEMENT_NODE) this.#added.push(node as Element);
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
      this.#pruneLater();
    }, rest);
  }

  #onAttribute(element: Element): void {
    if (this.pictures.has(element) || mayShow(element)) this.#changed.add(element);
    else if (element.localName === 'source') {
      const image = parentOf(element)?.querySelector('img');
      if (image) this.#changed.add(image);
    }
  }

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
    for (const element of this.#changed) this.#unread.add(element);
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
    if (added.length > 0) this.#rules.plan();
    this.#readLater();
  }

  async #enterAll(elements: readonly Element[]): Promise<void> {
    for (const element of elements) {
      const root = this.#enterRootOf(element);
      if (root) await this.#enterInner(root);
      if (element.firstElementChild) await this.#enterInner(element);
    }
  }

  /** The shadow tree of an element, if it is a new one. */
  #enterRootOf(element: Element): ShadowRoot | null {
    const name: unknown = element.localName;
    if (typeof name !== 'string' || name === 'likeable-gallery') return null;
    // Those that only scripts can open belong to custom elements, as good as always.
    const root = shadowRootOf(element, name, name.includes('-') ? this.#options.openShadowRoot : undefined);
    if (!root || this.#trees.has(root)) return null;
    this.inner.set(element, root);
    this.#enter(root);
    return root;
  }

  /** Nothing tells of what goes with the element around it. */
  #pruneLater(): void {
    this.#pruneTimer ??= setTimeout(() => {
      this.#later(async () => {
        this.#pruneTimer = undefined;
        const gone: News[] = [];
        for (const element of this.pictures.keys()) if (!element.isConnected) gone.push([element, null]);
        this.#tell(gone);
      });
    }, prunePause);
  }

  /** Does what can wait when the page has nothing better to do. */
  #later(work: () => Promise<void>): void {
    whenIdle(patience)
      .then(() => (this.#stopping.signal.aborted ? undefined : work()))
      .catch((error: unknown) => {
        if (!this.#stopping.signal.aborted) this.#options.onError(error);
      });
  }
}
