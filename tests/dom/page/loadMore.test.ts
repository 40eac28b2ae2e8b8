import { afterEach, expect, test } from 'vitest';
import { NextPageError } from '../../../lib/core/nextPage/nextPageError.ts';
import {
  createMoreState,
  loadMore,
  longestPage,
  type MoreOptions,
  type MoreOutcome,
  type MoreProgress,
  type MoreState,
} from '../../../lib/page/loadMore.ts';
import { frameOf, removeFrames } from './frames.ts';

afterEach(removeFrames);

const { origin } = window.location;
const tall = '<div style="height: 1000px">x</div>';

const viewHeight = 500;

/** A page at a real address of this site, as `srcdoc` frames have none. */
async function pageAt(path: string, html: string): Promise<Document> {
  const { document: page, window: view } = await frameOf('');
  view.frameElement?.setAttribute('height', String(viewHeight));
  page.open();
  page.write(`<!doctype html><style>body { margin: 0 }</style>${html}`);
  page.close();
  view.history.replaceState(null, '', path);
  return page;
}

interface Run {
  readonly outcome: MoreOutcome;
  readonly progress: readonly MoreProgress[];
  /** The addresses fetched, without the site. */
  readonly fetched: readonly string[];
  /** The texts of the pages handed over. */
  readonly pages: readonly string[];
}

/** Runs Load more over pages by their path; a missing one is not found, an error is thrown. */
async function run(
  root: Document,
  site: Readonly<Record<string, string | Error | { readonly url: string; readonly html: string }>> = {},
  options: Partial<MoreOptions> = {},
): Promise<Run> {
  const progress: MoreProgress[] = [];
  const fetched: string[] = [];
  const pages: string[] = [];
  const outcome = await loadMore(root, {
    signal: new AbortController().signal,
    onProgress: (now) => progress.push(now),
    fetchPage: async (url) => {
      const path = url.replace(origin, '');
      fetched.push(path);
      const page = site[path] ?? new NextPageError('status', 404);
      if (page instanceof Error) throw page;
      return typeof page === 'string' ? { url, html: page } : page;
    },
    onPage: async (page) => {
      pages.push(page.body.textContent.trim());
    },
    state: createMoreState(),
    patience: 200,
    ...options,
  });
  return { outcome, progress, fetched, pages };
}

/** Lets a list grow by `tall` pieces whenever its end comes into view, so many times. */
function growOnSight(list: Element, times: number): void {
  const view = list.ownerDocument.defaultView;
  if (!view) throw new Error('The page is not shown.');
  const end = list.appendChild(list.ownerDocument.createElement('p'));
  let grown = 0;
  new view.IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting) || grown === times) return;
    grown++;
    end.insertAdjacentHTML('beforebegin', tall);
  }).observe(end);
}

const countOf = (page: ParentNode): number => page.querySelectorAll('div[style]').length;

test('an endless page is scrolled to its end, and back to where it was', async () => {
  const page = await pageAt(
    '/',
    `<style>html { scroll-behavior: smooth }</style>${tall}<p style="width: 3000px">wide</p>`,
  );
  growOnSight(page.body, 5);
  const scroller = page.documentElement;
  scroller.scrollTo({ top: 321, left: 123, behavior: 'instant' });
  const state = createMoreState();
  const { outcome, progress, fetched } = await run(page, {}, { state });
  expect(outcome).toBe('end');
  expect(countOf(page)).toBe(6);
  expect([scroller.scrollTop, scroller.scrollLeft]).toEqual([321, 123]);
  expect(progress.map(({ screens }) => screens)).toEqual(progress.map((_, index) => index + 1));
  expect(progress.length).toBeGreaterThan(5);
  expect(new Set(progress.map(({ doing }) => doing))).toEqual(new Set(['scrolling']));
  expect(fetched).toEqual([]);
});

test('a further call scrolls only when there is more by then, and from there', async () => {
  const page = await pageAt('/', tall.repeat(4));
  const state = createMoreState();
  const whole = await run(page, {}, { state });
  expect((await run(page, {}, { state })).progress).toEqual([]);
  page.body.insertAdjacentHTML('beforeend', tall);
  const reached: number[] = [];
  const rest = await run(page, {}, { state, onScreen: async () => reached.push(page.documentElement.scrollTop) });
  expect(rest.outcome).toBe('end');
  expect(whole.progress.length).toBeGreaterThan(6);
  expect(Math.min(...reached)).toBeGreaterThan(3500);
  expect(reached.at(-1)).toBe(5000 - viewHeight);
});

test('a list inside the page is scrolled, within a shadow tree', async () => {
  const page = await pageAt('/', '<x-list></x-list>');
  const tree = page.querySelector('x-list')?.attachShadow({ mode: 'open' });
  if (!tree) throw new Error('There is no list.');
  tree.innerHTML = `<div id=list style="overflow-y: scroll; height: 100vh; scroll-snap-type: y proximity">${tall}</div>`;
  const list = tree.querySelector('#list');
  if (!list) throw new Error('There is no list.');
  growOnSight(list, 2);
  list.scrollTop = 77;
  expect((await run(page)).outcome).toBe('end');
  expect(countOf(list)).toBe(3);
  expect(list.scrollTop).toBe(77);
});

test('screens that snap are passed, larger ones too', async () => {
  const snap = (height: number): string => `<div style="height: ${height}px; scroll-snap-align: start">x</div>`;
  const page = await pageAt(
    '/',
    `<style>html { scroll-snap-type: y mandatory; scroll-behavior: smooth }</style>${[500, 500, 1300, 500, 950, 500].map(snap).join('')}`,
  );
  page.documentElement.scrollTo({ top: 500, behavior: 'instant' });
  const reached: number[] = [];
  const { outcome } = await run(page, {}, { onScreen: async () => reached.push(page.documentElement.scrollTop) });
  expect(outcome).toBe('end');
  expect(reached.at(-1)).toBe(4250 - viewHeight);
  expect(page.documentElement.scrollTop).toBe(500);
});

test('snapping to places further apart than a screen does not hold it', async () => {
  const place = '<i style="display: block; height: 1px; scroll-snap-align: start"></i>';
  const page = await pageAt(
    '/',
    `<style>html { scroll-snap-type: y mandatory }</style>${`${place}${tall}`.repeat(4)}${place}`,
  );
  const reached: number[] = [];
  await run(page, {}, { onScreen: async () => reached.push(page.documentElement.scrollTop) });
  expect(reached.at(-1)).toBeGreaterThan(3000);
  expect(page.documentElement.scrollTop).toBe(0);
});

test('a page that scrolls by itself when it is scrolled is put back', async () => {
  const page = await pageAt('/', tall);
  let last = 0;
  page.addEventListener('scroll', () => {
    const { scrollTop } = page.documentElement;
    if (scrollTop === 0 && last > 100) page.documentElement.scrollTop = 40;
    last = scrollTop;
  });
  expect((await run(page)).outcome).toBe('end');
  expect(page.documentElement.scrollTop).toBe(0);
});

test('the end may come late, only when the bottom comes into view again, or the element that scrolls anew', async () => {
  const page = await pageAt('/', `<main style="overflow: auto; height: 100vh">${tall}</main>`);
  const [old] = page.querySelectorAll('main');
  old?.addEventListener('scroll', () => {
    if (old.scrollTop < 450) return;
    const renewed = page.createElement('main');
    renewed.style.cssText = old.style.cssText;
    renewed.innerHTML = tall;
    old.replaceWith(renewed);
    let arrivals = 0;
    renewed.addEventListener('scroll', () => {
      if (renewed.scrollTop > 450 && ++arrivals === 2)
        setTimeout(() => renewed.insertAdjacentHTML('beforeend', tall), 50);
    });
  });
  const { outcome } = await run(page, {}, { patience: 400 });
  expect(outcome).toBe('end');
  const [now] = page.querySelectorAll('main');
  expect(now).not.toBe(old);
  expect(countOf(page)).toBe(2);
  expect(now?.scrollTop).toBe(0);
});

test('a page that counts at its bottom has an end', async () => {
  const page = await pageAt('/', tall);
  const ticker = page.body.appendChild(page.createElement('p'));
  ticker.style.cssText = 'height: 20px; overflow: hidden';
  const timer = setInterval(() => ticker.append(page.createElement('b')), 30);
  expect((await run(page)).outcome).toBe('end');
  clearInterval(timer);
});

test('stopped while scrolling, the page is back where it was; a further call goes on', async () => {
  const page = await pageAt('/', tall.repeat(5));
  page.documentElement.scrollTop = 50;
  const stop = new AbortController();
  const state = createMoreState();
  const first = await run(
    page,
    {},
    {
      state,
      signal: stop.signal,
      onScreen: async () => {
        if (page.documentElement.scrollTop > 1000) stop.abort();
      },
    },
  );
  expect(first.outcome).toBe('stopped');
  expect(page.documentElement.scrollTop).toBe(50);

  const second = await run(page, {}, { state, mostScreens: 3 });
  expect(second.outcome).toBe('paused');
  expect(page.documentElement.scrollTop).toBe(50);

  const third = await run(page, {}, { state });
  expect(third.outcome).toBe('end');
  expect(first.progress.length + second.progress.length + third.progress.length).toBeLessThan(45);
});

test('stopped before it began, nothing is scrolled', async () => {
  const page = await pageAt('/', tall);
  let scrolls = 0;
  page.addEventListener('scroll', () => scrolls++);
  const { outcome, progress } = await run(page, {}, { signal: AbortSignal.abort() });
  expect({ outcome, progress, scrolls }).toEqual({ outcome: 'stopped', progress: [], scrolls: 0 });
});

test('an error of the caller puts the page back too', async () => {
  const page = await pageAt('/', tall);
  page.documentElement.scrollTop = 50;
  await expect(run(page, {}, { onScreen: () => Promise.reject(new Error('mine')) })).rejects.toThrow('mine');
  expect(page.documentElement.scrollTop).toBe(50);
});

/** A page of a list, with its text and a link to the next. */
const listed = (text: string, next?: string): string =>
  `<p>${text}</p>${next === undefined ? '' : `<a rel=next href="${next}"></a>`}`;

test('next pages are read one after the other until there is none', async () => {
  const page = await pageAt('/list/', listed('one', '?page=2'));
  const state = createMoreState();
  const { outcome, fetched, pages, progress } = await run(
    page,
    {
      '/list/?page=2': listed('two', '?page=3'),
      // Sent elsewhere, whose relative addresses are its own.
      '/list/?page=3': { url: `${origin}/album/3`, html: listed('three', '4') },
      '/album/4': listed('four'),
    },
    { state },
  );
  expect({ outcome, fetched, pages }).toEqual({
    outcome: 'end',
    fetched: ['/list/?page=2', '/list/?page=3', '/album/4'],
    pages: ['two', 'three', 'four'],
  });
  expect(progress.at(-1)).toEqual({ screens: 0, pages: 3, doing: 'fetching' });
});

test.each([
  { named: 'itself', next: '?page=2', more: {}, fetched: 1 },
  { named: 'itself, otherwise written', next: '/list?page=2&utm_source=x#top', more: {}, fetched: 1 },
  { named: 'the first page', next: '?page=1', more: {}, fetched: 1 },
  { named: 'each other', next: '?page=3', more: { '/list?page=3': listed('three', '?page=2') }, fetched: 2 },
  {
    named: 'one that sends back',
    next: '?page=3',
    more: { '/list?page=3': { url: `${origin}/list?page=1`, html: listed('one', '?page=2') } },
    fetched: 2,
  },
  {
    named: 'one that sends to another site',
    next: '?page=3',
    more: { '/list?page=3': { url: 'https://b.test/sign-in', html: listed('sign in', '?page=4') } },
    fetched: 2,
  },
  { named: 'one that is not there', next: '?page=3', more: {}, fetched: 2 },
  {
    named: 'one that is gone',
    next: '?page=3',
    more: { '/list?page=3': new NextPageError('status', 410) },
    fetched: 2,
  },
])('pages that name $named come to an end', async ({ next, more, fetched }) => {
  const page = await pageAt('/list?page=1', listed('one', '?page=2'));
  const state = createMoreState();
  const first = await run(page, { '/list?page=2': listed('two', next), ...more }, { state });
  expect(first.outcome).toBe('end');
  expect(first.fetched).toHaveLength(fetched);
  expect(first.pages.filter((text) => text === 'two')).toHaveLength(1);
  expect(first.pages).not.toContain('one');
  expect((await run(page, {}, { state })).fetched).toEqual([]);
});

test.each([
  { error: new NextPageError('status', 503), failed: { failed: 'status', status: 503 } },
  { error: new NextPageError('not-html'), failed: { failed: 'not-html' } },
  { error: new NextPageError('too-large'), failed: { failed: 'too-large' } },
  { error: new TypeError('Failed to fetch'), failed: { failed: 'network' } },
])('$failed.failed is told, and can be tried again', async ({ error, failed }) => {
  const page = await pageAt('/list', listed('one', '?page=2'));
  const state = createMoreState();
  const site = { '/list?page=2': listed('two', '?page=3'), '/list?page=3': listed('three') };
  const first = await run(page, { ...site, '/list?page=3': error }, { state });
  expect(first.outcome).toEqual({ ...failed, url: `${origin}/list?page=3` });
  expect(first.pages).toEqual(['two']);
  const second = await run(page, site, { state });
  expect(second).toMatchObject({ outcome: 'end', fetched: ['/list?page=3'], pages: ['three'] });
});

test('a page of too many characters is not read', async () => {
  const page = await pageAt('/list', listed('one', '?page=2'));
  const { outcome, pages } = await run(page, { '/list?page=2': 'x'.repeat(longestPage + 1) });
  expect(outcome).toMatchObject({ failed: 'too-large' });
  expect(pages).toEqual([]);
});

test('so many pages in one call, the rest in further ones', async () => {
  const page = await pageAt('/list', listed('one', '?page=2'));
  const site = Object.fromEntries(
    Array.from({ length: 5 }, (_, i) => [
      `/list?page=${i + 2}`,
      listed(String(i + 2), i === 4 ? undefined : `?page=${i + 3}`),
    ]),
  );
  const state = createMoreState();
  const calls = [];
  for (let call = 0; call < 3; call++) calls.push(await run(page, site, { state, mostPages: 2 }));
  expect(calls.map(({ outcome, pages }) => [outcome, ...pages])).toEqual([
    ['paused', '2', '3'],
    ['paused', '4', '5'],
    ['end', '6'],
  ]);
});

test('stopped while a page is on its way, even when nobody heeds the signal', async () => {
  const page = await pageAt('/list', listed('one', '?page=2'));
  const stop = new AbortController();
  const state = createMoreState();
  const first = await run(
    page,
    {},
    {
      state,
      signal: stop.signal,
      fetchPage: () => {
        stop.abort();
        return new Promise(() => undefined);
      },
    },
  );
  expect(first.outcome).toBe('stopped');
  const second = await run(page, { '/list?page=2': listed('two') }, { state });
  expect(second).toMatchObject({ outcome: 'end', pages: ['two'] });
});

test('stopped while a page is taken over, it counts as read', async () => {
  const page = await pageAt('/list', listed('one', '?page=2'));
  const site = { '/list?page=2': listed('two', '?page=3'), '/list?page=3': listed('three') };
  const stop = new AbortController();
  const state = createMoreState();
  const taken: MoreState['next'][] = [];
  const first = await run(page, site, {
    state,
    signal: stop.signal,
    onPage: async () => {
      taken.push(state.next);
      stop.abort();
    },
  });
  expect(first.outcome).toBe('stopped');
  expect(taken).toHaveLength(1);
  expect(await run(page, site, { state })).toMatchObject({ outcome: 'end', pages: ['three'] });
});

test('a page that could not be taken over is read again', async () => {
  const page = await pageAt('/list', listed('one', '?page=2'));
  const site = { '/list?page=2': listed('two') };
  const state = createMoreState();
  await expect(run(page, site, { state, onPage: () => Promise.reject(new Error('mine')) })).rejects.toThrow('mine');
  expect(await run(page, site, { state })).toMatchObject({ outcome: 'end', pages: ['two'] });
});

test('an endless page that links to the rest is scrolled first, then followed from where it got to', async () => {
  const page = await pageAt('/list', `${tall}<a rel=next href="?page=2">2</a>`);
  const link = page.querySelector('a');
  page.addEventListener('scroll', () => {
    if (countOf(page) > 1 || page.documentElement.scrollTop < 500) return;
    page.body.insertAdjacentHTML('afterbegin', tall);
    link?.setAttribute('href', '?page=3');
  });
  const { outcome, fetched, progress } = await run(page, { '/list?page=3': listed('three') });
  expect(outcome).toBe('end');
  expect(fetched).toEqual(['/list?page=3']);
  expect(progress.map(({ doing }) => doing).lastIndexOf('scrolling')).toBeLessThan(
    progress.findIndex(({ doing }) => doing === 'fetching'),
  );
});
