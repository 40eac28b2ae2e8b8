import { render } from 'preact';
import { OverlayPanel } from '../../components/overlay/OverlayPanel.tsx';
import overlayCss from '../../components/overlay/overlay.css?inline';
import extrasCss from '../../components/overlay/extras.css?inline';
import type { ExtraViewsLoader } from '../../components/overlay/extraViews.tsx';
import { signal } from '@preact/signals';
import { DEFAULT_SETTINGS } from '../../lib/core/settings/gallerySettings.ts';
import type { PageImage } from '../../lib/core/pictures/pageImage.ts';
import { pictureKey } from '../../lib/core/pictures/pictureKey.ts';
import { createGalleryModel, type LiveGalleryModel } from '../../lib/state/gallery/createGalleryModel.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { extraViews } from '../../components/overlay/allExtraViews.ts';
import { createEditing } from '../../components/overlay/editing.tsx';
import { addedPicture } from '../../lib/page/addedPicture.ts';
import { createOverlayActions } from '../../components/overlay/overlayActions.ts';
import { moreNotice } from '../../lib/state/gallery/moreNotice.ts';
import { createSettings } from '../../lib/state/settings.ts';

const SIZES = [
  [480, 320],
  [320, 480],
  [400, 400],
  [480, 270],
  [360, 450],
] as const;

/** The gallery's panel as it stands over a page, with pictures that are known and a library that answers at once. */
export interface BenchPanel {
  /** Milliseconds until the first cards are painted. */
  readonly open: () => Promise<number>;
  /** Elements of the panel at this moment. */
  readonly elements: () => number;
  readonly scroller: () => HTMLElement;
  readonly root: ShadowRoot;
  readonly model: LiveGalleryModel;
}

/** Settles when the pictures are known and nothing is drawn yet. */
export async function createPanel(count: number): Promise<BenchPanel> {
  const images = pageImages(count);
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const report = (error: unknown): void => reportError(error);
  const client = { request: (name: string, request: unknown) => Promise.resolve(answer(name, request)) } as Client;
  const model = createGalleryModel({
    client,
    title: 'Ten thousand pictures',
    url: location.href,
    settings: createSettings({ initial: DEFAULT_SETTINGS, store: () => Promise.resolve(), wait, report }),
    page: {
      read: () => Promise.resolve({ images, closedFrames: [] }),
      follow: () => () => undefined,
      loadMore: () => Promise.resolve('end'),
      show: async () => false,
      bytesOf: () => undefined,
    },
    onStored: () => undefined,
    actions: signal([]),
    bringExtras: async () => ({ moreNotice }),
    newOperationId: () => crypto.randomUUID(),
    wait,
    report,
  });
  await model.load();

  const host = document.createElement('likeable-gallery');
  const root = host.attachShadow({ mode: 'open' });
  const dialog = document.createElement('dialog');
  dialog.className = 'lg-dialog';
  const style = document.createElement('style');
  style.textContent = overlayCss + extrasCss;
  root.append(style, dialog);
  const createActions = createOverlayActions({
    client,
    zipPictures: () => Promise.reject(new Error('Nothing is saved here.')),
    saveFromPage: () => undefined,
    newOperationId: () => crypto.randomUUID(),
    wait,
    report,
  });
  const extras: ExtraViewsLoader = {
    views: signal({
      ...extraViews,
      createActions,
      createEditing: (edited, history) => createEditing({ model: edited, history, readFile: addedPicture }),
    }),
    problem: signal(null),
    load: () => undefined,
  };
  return {
    async open() {
      const start = performance.now();
      document.documentElement.append(host);
      render(<OverlayPanel model={model} extras={extras} ended={signal(false)} onClose={() => undefined} />, dialog);
      dialog.showModal();
      await until(() => root.querySelectorAll('[role="listitem"]').length > 0);
      await painted();
      return performance.now() - start;
    },
    elements: () => root.querySelectorAll('*').length,
    scroller: () => {
      const scroller = root.querySelector<HTMLElement>('.lg-gallery-scroll');
      if (scroller === null) throw new Error('The panel is not open.');
      return scroller;
    },
    root,
    model,
  };
}

export interface ScrollResult {
  readonly frames: number;
  /** Milliseconds of the longest task meanwhile. */
  readonly longestTask: number;
  /** The most elements there were at any frame. */
  readonly elements: number;
}

/** Scrolls at that speed for so many milliseconds, as evenly as frames come; at an end it turns round. */
export function scrollThrough(panel: BenchPanel, speed: number, duration: number): Promise<ScrollResult> {
  return scrollFor(panel.scroller(), panel.elements, speed, duration);
}

/** A bare page that does the same as the gallery: see `openBarePage`. */
export async function scrollBarePage(count: number, speed: number, duration: number): Promise<ScrollResult> {
  const { scroller } = await openBarePage(count);
  const result = await scrollFor(scroller, () => scroller.querySelectorAll('*').length, speed, duration);
  scroller.remove();
  return result;
}

interface BarePage {
  readonly scroller: HTMLElement;
  /** Milliseconds until the first pictures are painted. */
  readonly opening: number;
}

/**
 * The same pictures at the same places, as one `<img>` each in a box like the gallery's, of which only those in view and
 * near it are in the page, made by hand.
 */
export async function openBarePage(count: number): Promise<BarePage> {
  const images = pageImages(count);
  const start = performance.now();
  const scroller = document.createElement('div');
  scroller.style.cssText = 'position:fixed;inset:12px;overflow:auto;background:#fff';
  const list = document.createElement('div');
  list.style.cssText = 'position:relative';
  scroller.append(list);
  document.body.append(scroller);
  const lanes = Math.round((scroller.clientWidth - 20) / 252);
  const width = Math.floor((scroller.clientWidth - 32 + 12) / lanes) - 12;
  const ends = Array.from({ length: lanes }, () => 16);
  const boxes = images.map((image, index) => {
    const lane = ends.indexOf(Math.min(...ends));
    const top = ends[lane] ?? 0;
    const [naturalWidth = 1, naturalHeight = 1] = SIZES[index % SIZES.length] ?? [];
    const height = Math.round((width * naturalHeight) / naturalWidth);
    ends[lane] = top + height + 40;
    return { url: image.variants[0].url, x: 16 + lane * (width + 12), top, bottom: top + height, height };
  });
  list.style.height = `${Math.max(...ends)}px`;
  const drawn = new Map<number, HTMLElement>();
  const draw = (): void => {
    const from = scroller.scrollTop - 240;
    const to = scroller.scrollTop + scroller.clientHeight + 240;
    for (const [index, element] of drawn) {
      const box = boxes[index];
      if (box && box.bottom > from && box.top < to) continue;
      element.remove();
      drawn.delete(index);
    }
    boxes.forEach(({ url, x, top, bottom, height }, index) => {
      if (bottom <= from || top >= to || drawn.has(index)) return;
      const element = document.createElement('div');
      element.style.cssText = `position:absolute;left:${x}px;top:${top}px;width:${width}px;height:${height}px`;
      const image = document.createElement('img');
      image.decoding = 'async';
      image.style.cssText = 'display:block;width:100%;height:100%;object-fit:cover';
      image.src = url;
      element.append(image);
      list.append(element);
      drawn.set(index, element);
    });
  };
  scroller.addEventListener('scroll', draw, { passive: true });
  draw();
  await painted();
  return { scroller, opening: performance.now() - start };
}

function scrollFor(
  scroller: HTMLElement,
  elements: () => number,
  speed: number,
  duration: number,
): Promise<ScrollResult> {
  return watchedFrames(duration, (passed) => {
    const range = scroller.scrollHeight - scroller.clientHeight;
    const way = (speed * passed) % (2 * range);
    scroller.scrollTop = way <= range ? way : 2 * range - way;
    return elements();
  });
}

/** Frames from the press of a key that was just noted until the judgement is drawn; 1 is the next one. */
export function framesUntilJudged(panel: BenchPanel): Promise<number> {
  return new Promise((resolve) => {
    const pressed = (): number => panel.root.querySelectorAll('.lg-card-like[aria-pressed="true"]').length;
    addEventListener(
      'keydown',
      () => {
        const before = pressed();
        let frames = 0;
        const look = (): void => {
          frames++;
          if (pressed() !== before || frames > 60) resolve(frames);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      },
      { capture: true, once: true },
    );
  });
}

async function watchedFrames(duration: number, step: (passed: number) => number): Promise<ScrollResult> {
  let longestTask = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longestTask = Math.max(longestTask, entry.duration);
  });
  observer.observe({ type: 'longtask' });
  let frames = 0;
  let elements = 0;
  const start = performance.now();
  for (;;) {
    const now = await nextFrame();
    const passed = Math.max(0, now - start);
    elements = Math.max(elements, step(passed));
    frames++;
    if (passed >= duration) break;
  }
  // The browser tells of long tasks afterwards.
  await new Promise((resolve) => {
    setTimeout(resolve, 200);
  });
  observer.disconnect();
  return { frames, longestTask, elements };
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

async function painted(): Promise<void> {
  await nextFrame();
  await new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.addEventListener('message', resolve);
    channel.port1.start();
    channel.port2.postMessage(null);
  });
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve));
}

function pageImages(count: number): PageImage[] {
  return Array.from({ length: count }, (_, index) => {
    const [width, height] = SIZES[index % SIZES.length] ?? SIZES[0];
    const url = `${location.origin}/${width}x${height}/${index}.png`;
    return {
      key: pictureKey(url),
      variants: [{ url, width, height }],
      caption: `Picture ${index} of many`,
      source: 'img',
      naturalWidth: width,
      naturalHeight: height,
    };
  });
}

/** What the background would answer: nothing was judged before, and everything is stored. */
function answer(name: string, request: unknown): unknown {
  if (name === 'likes.read') return (request as { readonly pictures: readonly unknown[] }).pictures.map(() => null);
  return null;
}
