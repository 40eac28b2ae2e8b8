import { afterEach, expect, test, vi } from 'vitest';
import { followPage, type FollowOptions, type Following, type Tree } from '../../../lib/page/followPage.ts';
import { frameOf, pngOf, removeFrames } from './frames.ts';

const followed: Following[] = [];

afterEach(() => {
  for (const each of followed.splice(0)) each.stop();
  removeFrames();
  vi.restoreAllMocks();
});

/** Follows trees, counting; `read` tells the trees in `more`. */
function follow(trees: Iterable<Tree>, options: Partial<FollowOptions> = {}) {
  const more = new Set<Tree>();
  const read = vi.fn<FollowOptions['read']>(async (onTree) => {
    for (const tree of more) onTree(tree);
    return true;
  });
  const onOverload = vi.fn<() => void>();
  const onError = vi.fn<(error: unknown) => void>();
  const following = followPage(trees, { read, onOverload, onError, ...options });
  followed.push(following);
  return { following, more, read, onOverload, onError };
}

/** Waits until a page that changes now, and is followed, has been read: what is older has been read then, too. */
async function untilOthersAreRead(): Promise<void> {
  const { document: page } = await frameOf('');
  const { read } = follow([page]);
  page.body.append('x', page.createElement('p'));
  await expectReadings(read, 1);
}

async function expectReadings(read: ReturnType<typeof follow>['read'], times: number): Promise<void> {
  await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(times), { timeout: 10_000, interval: 5 });
}

const html = `
  <img id=image alt=""><p id=plain>Text</p><style>p { color: red }</style>
  <div id=host><template shadowrootmode=open><b>In the shadow</b></template></div>`;

test.each<[string, (page: Document, id: (id: string) => HTMLElement) => void]>([
  ['an image is added', (page) => page.body.append(page.createElement('img'))],
  ['an image is removed', (_, id) => id('image').remove()],
  ['an image gets another address', (_, id) => id('image').setAttribute('src', pngOf(2, 2, 'red'))],
  ['a lazy address is set', (_, id) => id('image').setAttribute('data-src', '/a.jpg')],
  ['an element gets a background', (_, id) => (id('plain').style.backgroundImage = 'url(a.jpg)')],
  ['a class is set', (_, id) => (id('plain').className = 'hero')],
  ['a text changes', (_, id) => (id('plain').textContent = 'Other')],
  ['the characters of a style sheet change', (page) => (styleText(page).data = 'p {}')],
  ['a rule brings a background', (page) => page.styleSheets[0]?.insertRule('body { background: url(rule.png) }')],
  ['an image is added within a shadow tree', (_, id) => id('host').shadowRoot?.append(new Image())],
])('the page is read when %s', async (_, change) => {
  const { document: page } = await frameOf(html);
  const id = (name: string) => page.querySelector<HTMLElement>(`#${name}`) ?? page.body;
  const shadowRoot = id('host').shadowRoot;
  const { read, onError } = follow(shadowRoot ? [page, shadowRoot] : []);
  await untilOthersAreRead();
  expect(read).not.toHaveBeenCalled();
  change(page, id);
  await vi.waitFor(() => expect(read).toHaveBeenCalled(), { timeout: 10_000 });
  expect(onError).not.toHaveBeenCalled();
});

test.each(['img', 'iframe'])('the page is read when an %s has loaded', async (name) => {
  const { document: page } = await frameOf('');
  const element = page.createElement(name);
  const loaded = new Promise((resolve) => {
    element.addEventListener('load', resolve);
  });
  if (name === 'img') element.setAttribute('src', pngOf(2, 2, 'red'));
  else element.setAttribute('srcdoc', '<p>');
  const shadowRoot = page.body.attachShadow({ mode: 'closed' });
  shadowRoot.append(element);
  // Adding it is older than the following.
  const { read } = follow([page, shadowRoot]);
  await loaded;
  await expectReadings(read, 1);
});

test('trees that a reading tells are followed from then on', async () => {
  const { document: page } = await frameOf('');
  const { read, more } = follow([page]);
  const frame = page.createElement('iframe');
  page.body.append(frame);
  const host = page.createElement('div');
  page.body.append(host);
  const inner = frame.contentDocument ?? page;
  const shadowRoot = host.attachShadow({ mode: 'closed' });
  shadowRoot.innerHTML = '<style>p {}</style>';
  more.add(inner).add(shadowRoot);
  await expectReadings(read, 1);
  inner.body.append(inner.createElement('p'));
  await expectReadings(read, 2);
  styleText(shadowRoot).data = 'p { background: url(a.png) }';
  await expectReadings(read, 3);
  shadowRoot.append(page.createElement('p'));
  await expectReadings(read, 4);
});

test('with no trees to begin with the page is read at once, and what changes meanwhile is read again', async () => {
  const { document: page } = await frameOf('');
  const read = vi.fn<FollowOptions['read']>(async (onTree) => {
    onTree(page);
    if (read.mock.calls.length === 1) page.body.append(page.createElement('p'));
    return true;
  });
  follow([], { read });
  await expectReadings(read, 2);
});

test('properties that the page hides behind names of images do not matter', async () => {
  const names = ['addEventListener', 'querySelectorAll', 'defaultView', 'nodeType'];
  const { document: page } = await frameOf(names.map((name) => `<img name=${name}>`).join(''));
  const { read } = follow([page]);
  page.body.append(page.createElement('p'));
  await expectReadings(read, 1);
});

test('a page without PerformanceObserver is followed', async () => {
  const { document: page, window } = await frameOf('');
  Reflect.deleteProperty(window, 'PerformanceObserver');
  const { read } = follow([page]);
  page.body.append(page.createElement('p'));
  await expectReadings(read, 1);
});

test('the gallery itself, and what it loads, is no change', async () => {
  const { document: page } = await frameOf('<style></style>');
  const { read } = follow([page], { knowsImage: (url) => url.endsWith('/known.png') });
  const gallery = page.createElement('likeable-gallery');
  page.documentElement.append(gallery);
  gallery.setAttribute('style', 'color: red');
  gallery.attachShadow({ mode: 'closed' }).append(page.createElement('img'));
  await untilOthersAreRead();
  gallery.remove();
  page.styleSheets[0]?.insertRule('body { background: url(known.png) }');
  await vi.waitFor(() => expect(page.defaultView?.performance.getEntriesByType('resource')).toHaveLength(1));
  await untilOthersAreRead();
  expect(read).not.toHaveBeenCalled();
  page.body.append(page.createElement('p'));
  await expectReadings(read, 1);
});

test('weak signals of no use are followed ever later', async () => {
  const { document: page } = await frameOf('');
  const times: number[] = [];
  const read = vi.fn<FollowOptions['read']>(async () => {
    times.push(performance.now());
    return false;
  });
  follow([page], { read });
  for (let count = 1; count <= 3; count++) {
    page.body.className = `state-${count}`;
    await expectReadings(read, count);
  }
  const [first = 0, second = 0, third = 0] = times;
  expect(second - first).toBeGreaterThanOrEqual(500);
  expect(third - second).toBeGreaterThanOrEqual(1000);
});

test('it is never read twice at once, and what changes meanwhile is read afterwards', async () => {
  const { document: page } = await frameOf('');
  let running = 0;
  let most = 0;
  const ends: (() => void)[] = [];
  const read = vi.fn<FollowOptions['read']>(async () => {
    most = Math.max(most, ++running);
    await new Promise<void>((resolve) => {
      ends.push(resolve);
    });
    running--;
    return true;
  });
  follow([page], { read });
  page.body.append(page.createElement('p'));
  await expectReadings(read, 1);
  page.body.append(page.createElement('p'));
  await untilOthersAreRead();
  expect(read).toHaveBeenCalledTimes(1);
  ends.shift()?.();
  await expectReadings(read, 2);
  ends.shift()?.();
  expect(most).toBe(1);
});

test('too many mutations end the following, once', async () => {
  const { document: page } = await frameOf('');
  const { read, onOverload, onError } = follow([page]);
  let bursts = 0;
  while (onOverload.mock.calls.length === 0 && bursts < 20) {
    mutate(page.body, 10_000);
    bursts++;
    await nextTask();
  }
  expect(bursts).toBe(11);
  const before = read.mock.calls.length;
  mutate(page.body, 200_000);
  page.body.append(page.createElement('img'));
  await untilOthersAreRead();
  expect(onOverload).toHaveBeenCalledTimes(1);
  expect(read).toHaveBeenCalledTimes(before);
  expect(onError).not.toHaveBeenCalled();
});

test('a reading of more than three seconds ends the following', async () => {
  const { document: page } = await frameOf('');
  let now = 0;
  const { onOverload } = follow([page], {
    read: async () => {
      const real = performance.now();
      vi.spyOn(performance, 'now').mockImplementation(() => real + now);
      now = 3001;
      return true;
    },
  });
  page.body.append(page.createElement('p'));
  await vi.waitFor(() => expect(onOverload).toHaveBeenCalledTimes(1));
});

test('once stopped, nothing is read', async () => {
  const { document: page } = await frameOf('<style></style>');
  const { following, read, more, onOverload, onError } = follow([page]);
  const frame = page.createElement('iframe');
  page.body.append(frame);
  const inner = frame.contentDocument ?? page;
  more.add(inner);
  await expectReadings(read, 1);
  // A timer has been set.
  page.body.append(page.createElement('p'));
  await nextTask();
  following.stop();
  inner.body.append(inner.createElement('p'));
  page.body.append(page.createElement('img'));
  page.styleSheets[0]?.insertRule('body { background: url(stopped.png) }');
  document.dispatchEvent(new Event('visibilitychange'));
  await untilOthersAreRead();
  following.stop();
  expect(read).toHaveBeenCalledTimes(1);
  expect(onOverload).not.toHaveBeenCalled();
  expect(onError).not.toHaveBeenCalled();
});

test('a reading in flight may end as it likes after the stop', async () => {
  const { document: page } = await frameOf('');
  let fail: (reason: Error) => void = () => {};
  let tell: (tree: Tree) => void = () => {};
  const read = vi.fn<FollowOptions['read']>(async (onTree) => {
    tell = onTree;
    return new Promise<boolean>((_, reject) => {
      fail = reject;
    });
  });
  const { following, onError } = follow([page], { read });
  page.body.append(page.createElement('p'));
  await expectReadings(read, 1);
  following.stop();
  const late = await frameOf('');
  tell(late.document);
  late.document.body.append(late.document.createElement('p'));
  fail(new DOMException('Stopped', 'AbortError'));
  await untilOthersAreRead();
  expect(read).toHaveBeenCalledTimes(1);
  expect(onError).not.toHaveBeenCalled();
});

test('a hidden page is read once it is visible, if it has changed', async () => {
  const { document: page } = await frameOf('');
  const { read } = follow([page]);
  const { read: unchanged } = follow([(await frameOf('')).document]);
  const visibility = vi.spyOn(Document.prototype, 'visibilityState', 'get');
  const show = (state: DocumentVisibilityState) => {
    visibility.mockReturnValue(state);
    document.dispatchEvent(new Event('visibilitychange'));
  };
  // One timer is set already, one change comes later.
  page.body.append(page.createElement('p'));
  await nextTask();
  show('hidden');
  page.body.append(page.createElement('p'));
  // Every timer set until now is shorter, and so comes before this one.
  await new Promise((resolve) => {
    setTimeout(resolve, 401);
  });
  expect(read).not.toHaveBeenCalled();
  show('visible');
  await expectReadings(read, 1);
  await untilOthersAreRead();
  expect(read).toHaveBeenCalledTimes(1);
  expect(unchanged).not.toHaveBeenCalled();
});

test('a caller that stops on an error hears no more', async () => {
  const { document: page } = await frameOf('');
  const onError = vi.fn(() => following.stop());
  const { following, onOverload } = follow([page], {
    read: async () => {
      const real = performance.now();
      vi.spyOn(performance, 'now').mockImplementation(() => real + 3001);
      throw new Error('Too late');
    },
    onError,
  });
  page.body.append(page.createElement('p'));
  await vi.waitFor(() => expect(onError).toHaveBeenCalledTimes(1));
  expect(onOverload).not.toHaveBeenCalled();
});

test('errors are reported and the reading made again; three in a row end the following', async () => {
  const { document: page } = await frameOf('');
  const errors = [new Error('1'), new Error('2'), null, new Error('3'), new Error('4'), new Error('5')];
  const read = vi.fn<FollowOptions['read']>(async () => {
    const error = errors[read.mock.calls.length - 1];
    if (error) throw error;
    return true;
  });
  const { onError, onOverload } = follow([page], { read });
  page.body.append(page.createElement('p'));
  await expectReadings(read, 3);
  expect(onOverload).not.toHaveBeenCalled();
  page.body.append(page.createElement('p'));
  await vi.waitFor(() => expect(onOverload).toHaveBeenCalledTimes(1), { timeout: 10_000 });
  expect(onError.mock.calls.flat()).toEqual(errors.filter((error) => error));
  page.body.append(page.createElement('p'));
  await untilOthersAreRead();
  expect(read).toHaveBeenCalledTimes(6);
});

function styleText(tree: Tree): Text {
  const text = tree.querySelector('style')?.firstChild;
  if (!text) throw new Error('There is no style sheet.');
  return text as Text;
}

function mutate(element: Element, times: number): void {
  for (let index = 0; index < times; index++) element.setAttribute('data-count', String(index));
}

async function nextTask(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
}
