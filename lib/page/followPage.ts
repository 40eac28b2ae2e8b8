import { ChangeSignals, isImageFetch, ofLoadEvent } from './changeSignals.ts';
import { documentProperty, isDocument } from './clobberProof.ts';
import { ReadingSchedule, type ReadingOutcome, type SignalStrength } from './readingSchedule.ts';
import { WatchBudget } from './watchBudget.ts';

export type Tree = Document | ShadowRoot;

export interface FollowOptions {
  /**
   * Reads the page anew and answers whether anything differs from last time. Calls `onTree` with every document and
   * shadow root, each before reading it, so that no change is missed. Never called twice at once. All the time until it
   * settles counts as spent on reading.
   */
  readonly read: (onTree: (tree: Tree) => void) => Promise<boolean>;
  /** Whether an address is of a picture that is shown already; what the gallery itself loads is no change of the page. */
  readonly knowsImage?: (url: string) => boolean;
  /** Watching has cost too much, or reading has failed three times in a row: the page is not followed any more. */
  readonly onOverload: () => void;
  /** A reading has failed. It is tried again after a second. */
  readonly onError: (error: unknown) => void;
}

export interface Following {
  /** Ends it at once. A reading that has begun is left to the caller to abort; how it ends does not matter any more. */
  stop(): void;
}

/**
 * Reads a page again when its pictures may have changed: 150 to 400 ms after a change, later when readings take long or
 * when such changes have been of no use lately, and not while the tab is hidden.
 *
 * `trees` are those of the first reading. Changes made during that reading are missed; with no trees the page is read
 * at once, so that the first reading is one of `options.read` as well and nothing is missed.
 */
export function followPage(trees: Iterable<Tree>, options: FollowOptions): Following {
  return new PageFollower(trees, options);
}

const mostFailures = 3;

class PageFollower implements Following {
  readonly #options: FollowOptions;
  readonly #schedule = new ReadingSchedule();
  readonly #budget = new WatchBudget();
  readonly #changes = new ChangeSignals();
  readonly #observed = new WeakSet<Node>();
  readonly #mutations: MutationObserver;
  readonly #listening = new AbortController();
  readonly #resources = new Map<Document, PerformanceObserver>();
  #stopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #timerAt = Infinity;
  #reading = false;
  #hiddenWhileReading = false;
  #failures = 0;

  constructor(trees: Iterable<Tree>, options: FollowOptions) {
    this.#options = options;
    this.#mutations = new MutationObserver((records) => this.#onMutations(records));
    this.#listen(document, ['visibilitychange'], () => this.#onVisibilityChange());
    let isRead = false;
    for (const tree of trees) {
      isRead = true;
      this.#observe(tree);
    }
    if (!isRead) this.#signal('strong', -Infinity);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#mutations.disconnect();
    this.#listening.abort();
    for (const observer of this.#resources.values()) observer.disconnect();
    this.#resources.clear();
  }

  #observe(tree: Tree): void {
    if (this.#stopped || this.#observed.has(tree)) return;
    this.#observed.add(tree);
    this.#mutations.observe(tree, { childList: true, subtree: true, attributes: true });
    // Of a `style` that has got another text its `load` tells: the texts of a page need not be observed.
    this.#listen(tree, ['load', 'error'], (event) => this.#signal(ofLoadEvent(event)));
    if (isDocument(tree)) this.#observeResources(tree);
  }

  #listen(target: Node, types: readonly string[], listener: (event: Event) => void): void {
    const { signal } = this.#listening;
    for (const type of types) {
      EventTarget.prototype.addEventListener.call(target, type, listener, { capture: true, signal });
    }
  }

  #observeResources(tree: Document): void {
    for (const [each, observer] of this.#resources) {
      if (documentProperty(each, 'defaultView')) continue;
      observer.disconnect();
      this.#resources.delete(each);
    }
    try {
      const view = documentProperty(tree, 'defaultView');
      if (!view) return;
      const observer = new view.PerformanceObserver((list) => {
        const { knowsImage } = this.#options;
        const entries = list.getEntries() as PerformanceResourceTiming[];
        if (entries.some((entry) => isImageFetch(entry) && !knowsImage?.(entry.name))) this.#signal('strong');
      });
      observer.observe({ type: 'resource' });
      this.#resources.set(tree, observer);
    } catch {
      // As part of the page itself this code has what the page has left of its globals.
    }
  }

  #onMutations(records: readonly MutationRecord[]): void {
    const began = performance.now();
    this.#signal(this.#changes.ofMutations(records), began);
    const ended = performance.now();
    if (this.#budget.spend(ended, ended - began, records.length)) this.#endByItself();
  }

  #onVisibilityChange(): void {
    if (isHidden()) this.#hiddenWhileReading = true;
    else this.#setTimer();
  }

  #signal(strength: SignalStrength | null, at = performance.now()): void {
    if (!strength) return;
    this.#schedule.signal(strength, at);
    this.#setTimer();
  }

  #setTimer(): void {
    if (this.#stopped || this.#reading || isHidden()) return;
    const dueAt = this.#schedule.dueAt();
    // A timer that comes too early is set again then: cheaper than once a signal.
    if (dueAt >= this.#timerAt) return;
    clearTimeout(this.#timer);
    this.#timerAt = dueAt;
    this.#timer = setTimeout(() => this.#onTimer(), Math.max(0, dueAt - performance.now()));
  }

  #onTimer(): void {
    this.#timerAt = Infinity;
    if (isHidden()) return;
    if (this.#schedule.dueAt() > performance.now()) this.#setTimer();
    else void this.#read();
  }

  async #read(): Promise<void> {
    this.#reading = true;
    this.#hiddenWhileReading = false;
    this.#schedule.begin();
    const began = performance.now();
    let outcome: ReadingOutcome = 'failed';
    let failure: unknown;
    try {
      outcome = (await this.#options.read((tree) => this.#observe(tree))) ? 'changed' : 'unchanged';
    } catch (error) {
      failure = error;
    }
    this.#reading = false;
    if (this.#stopped) return;
    const ended = performance.now();
    // Hidden tabs are slowed down and frozen, which says nothing of the page.
    const took = this.#hiddenWhileReading ? 0 : ended - began;
    this.#schedule.end(outcome, ended, took);
    this.#failures = outcome === 'failed' ? this.#failures + 1 : 0;
    if (outcome === 'failed') this.#options.onError(failure);
    if (this.#budget.spend(ended, took, 0) || this.#failures >= mostFailures) this.#endByItself();
    this.#setTimer();
  }

  #endByItself(): void {
    if (this.#stopped) return;
    this.stop();
    this.#options.onOverload();
  }
}

function isHidden(): boolean {
  return documentProperty(document, 'visibilityState') === 'hidden';
}
