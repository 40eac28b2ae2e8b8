import { PATIENCE } from './until.ts';

/** A node as assistive technology sees it: what a person is told, closed shadow roots and pop-ups included. */
export interface AccessibleNode {
  /** An ARIA role: `button`, `list`, `listitem`, `dialog`… */
  readonly role: string;
  readonly name: string;
  readonly value?: string;
  readonly description?: string;
  /** `aria-pressed`; absent on what is no toggle button. */
  readonly pressed?: boolean;
  readonly checked?: boolean;
  readonly expanded?: boolean;
  readonly selected?: boolean;
  readonly disabled: boolean;
  readonly focused: boolean;
  readonly children: readonly AccessibleNode[];
  /** The browser's own handle; only the surface that read the node understands it, and only while the node lives. */
  readonly handle: number;
}

/** Every field given must match. A string matches the whole name, with white space folded. */
export interface NodeQuery {
  readonly role?: string;
  readonly name?: string | RegExp;
  readonly value?: string | RegExp;
  readonly pressed?: boolean;
  readonly checked?: boolean;
  readonly expanded?: boolean;
  readonly selected?: boolean;
  readonly disabled?: boolean;
  readonly focused?: boolean;
  /** Looks only below the first node that this matches. */
  readonly within?: NodeQuery;
}

/** What a browser must offer so that a tree can be read and pressed. */
export interface AccessibleSurface {
  /** The root of a fresh tree. */
  read(): Promise<AccessibleNode>;
  /** Scrolls the node into view and clicks its middle with the mouse: the page gets trusted events. */
  click(node: AccessibleNode, withShift: boolean): Promise<void>;
  focus(node: AccessibleNode): Promise<void>;
}

export interface AccessibilityTree {
  findAll(query: NodeQuery): Promise<AccessibleNode[]>;
  /** Waits until a node matches; throws with the whole tree in the message when none does in time. */
  waitFor(query: NodeQuery, options?: WaitOptions): Promise<AccessibleNode>;
  waitUntilGone(query: NodeQuery, options?: WaitOptions): Promise<void>;
  /** Waits for the node, then clicks it. */
  click(query: NodeQuery, options?: ClickOptions): Promise<void>;
  /** Waits for the node, focuses it, and waits until it has the focus. */
  focus(query: NodeQuery, options?: WaitOptions): Promise<void>;
  /** The tree as indented text, for messages. */
  describe(): Promise<string>;
}

export interface WaitOptions {
  /** Milliseconds; `PATIENCE` when not given. */
  readonly timeout?: number;
}

export interface ClickOptions extends WaitOptions {
  /** Whether the Shift key is held down. */
  readonly withShift?: boolean;
}

const pollEvery = 50;
/** Milliseconds after which what has not taken the focus is given it again. */
const FOCUS_AGAIN = 3_000;

export function createAccessibilityTree(surface: AccessibleSurface): AccessibilityTree {
  const findAll = async (query: NodeQuery): Promise<AccessibleNode[]> => select(await surface.read(), query);

  const waitFor = async (query: NodeQuery, options: WaitOptions = {}): Promise<AccessibleNode> => {
    const deadline = Date.now() + (options.timeout ?? PATIENCE);
    for (;;) {
      const asked = Date.now();
      const [found] = await findAll(query);
      if (found) return found;
      if (Date.now() > deadline) throw new Error(`No ${wording(query)} in\n${describeNode(await surface.read())}`);
      await pause(pauseAfter(asked));
    }
  };

  return {
    findAll,
    waitFor,
    async waitUntilGone(query, options = {}) {
      const deadline = Date.now() + (options.timeout ?? PATIENCE);
      for (;;) {
        const asked = Date.now();
        if ((await findAll(query)).length === 0) return;
        if (Date.now() > deadline)
          throw new Error(`Still a ${wording(query)} in\n${describeNode(await surface.read())}`);
        await pause(pauseAfter(asked));
      }
    },
    async click(query, options) {
      await surface.click(await waitFor(query, options), options?.withShift ?? false);
    },
    async focus(query, options) {
      const deadline = Date.now() + (options?.timeout ?? PATIENCE);
      for (;;) {
        await surface.focus(await waitFor(query, options));
        // Keys may travel faster than the focus; and a pop-up that is just closing takes it once more.
        const left = deadline - Date.now();
        const isLast = left < FOCUS_AGAIN;
        const arrived = waitFor({ ...query, focused: true }, { timeout: isLast ? left : FOCUS_AGAIN });
        if (isLast) return void (await arrived);
        if (await arrived.catch(() => null)) return;
      }
    },
    async describe() {
      return describeNode(await surface.read());
    },
  };
}

function select(root: AccessibleNode, query: NodeQuery): AccessibleNode[] {
  let from: readonly AccessibleNode[] = [root];
  if (query.within) {
    const [container] = select(root, query.within);
    if (!container) return [];
    from = container.children;
  }
  const found: AccessibleNode[] = [];
  const visit = (node: AccessibleNode): void => {
    if (matches(node, query)) found.push(node);
    node.children.forEach(visit);
  };
  from.forEach(visit);
  return found;
}

function matches(node: AccessibleNode, query: NodeQuery): boolean {
  if (query.role !== undefined && node.role !== query.role) return false;
  if (query.name !== undefined && !textMatches(node.name, query.name)) return false;
  if (query.value !== undefined && !textMatches(node.value ?? '', query.value)) return false;
  for (const state of ['pressed', 'checked', 'expanded', 'selected', 'disabled', 'focused'] as const) {
    if (query[state] !== undefined && node[state] !== query[state]) return false;
  }
  return true;
}

function textMatches(text: string, wanted: string | RegExp): boolean {
  const folded = text.replace(/\s+/g, ' ').trim();
  return typeof wanted === 'string' ? folded === wanted : wanted.test(folded);
}

function wording(query: NodeQuery): string {
  return JSON.stringify(query, (_name, value: unknown) => (value instanceof RegExp ? String(value) : value));
}

function describeNode(node: AccessibleNode, depth = 0): string {
  const states = [
    node.value === undefined ? '' : `value=${JSON.stringify(node.value)}`,
    node.pressed === undefined ? '' : `pressed=${node.pressed}`,
    node.checked === undefined ? '' : `checked=${node.checked}`,
    node.expanded === undefined ? '' : `expanded=${node.expanded}`,
    node.disabled ? 'disabled' : '',
    node.focused ? 'focused' : '',
  ].filter(Boolean);
  const line = [`${'  '.repeat(depth)}${node.role}`, JSON.stringify(node.name), ...states].join(' ');
  return [line, ...node.children.map((child) => describeNode(child, depth + 1))].join('\n');
}

/** As long as the answer took, so that asking leaves the browser half of its time. */
function pauseAfter(asked: number): number {
  return Math.max(pollEvery, Date.now() - asked);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
