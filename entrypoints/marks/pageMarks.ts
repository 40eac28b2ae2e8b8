import { effect } from '@preact/signals';
import { createMarksHost, LAYER } from '../../components/marks/marksHost.ts';
import marksCss from '../../components/marks/marks.css?inline';
import { createMarksView, type Control } from '../../components/marks/createMarksView.ts';
import { markCommandOf } from '../../lib/core/settings/markKeys.ts';
import type { PageMarks } from '../../lib/core/settings/markedSites.ts';
import { allElements, documentProperty } from '../../lib/page/clobberProof.ts';
import type { FirstListener } from '../../lib/page/marks/firstListener.ts';
import { followBoxes } from '../../lib/page/marks/followBoxes.ts';
import { followPointer } from '../../lib/page/marks/followPointer.ts';
import { focusedPicture, isTyping, pictureAt } from '../../lib/page/marks/pictureAt.ts';
import { backdropOf, captionBeside } from '../../lib/page/marks/pictureFacts.ts';
import { watchPictures } from '../../lib/page/marks/watchPictures.ts';
import { newOperationId } from '../../lib/platform/newOperationId.ts';
import type { Report } from '../../lib/platform/reporter.ts';
import { hasEnded } from '../../lib/platform/runtime.ts';
import { openOrClosedShadowRoot } from '../../lib/platform/shadowRoots.ts';
import { wait } from '../../lib/platform/wait.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { createMarksModel, type Mark } from '../../lib/state/createMarksModel.ts';
import type { JudgingLoader } from './judging.ts';

export interface OpenPageMarks {
  refresh(): void;
  setDisliked(disliked: PageMarks['disliked']): void;
  close(): void;
}

interface Dependencies {
  readonly client: Client;
  readonly first: FirstListener;
  readonly judging: JudgingLoader;
  readonly disliked: PageMarks['disliked'];
  /** It cannot go on here. */
  readonly onEnd: () => void;
  readonly report: Report;
}

/** Between two looks at how many pictures are covered. */
const CORNER_PAUSE_MS = 600;

/** Joins what is seen of the page, what is known of its pictures, and what is drawn on them. */
export function openPageMarks({ client, first, judging, disliked, onEnd, report }: Dependencies): OpenPageMarks {
  takeOutFormer();
  const model = createMarksModel({
    client,
    disliked,
    base: () => documentProperty(document, 'baseURI'),
    keyOf: async (picture) => (await judging.bring()).keyOf(picture),
    identify: async (picture) => (await judging.bring()).identify(picture),
    async onStored(key) {
      (await judging.bring()).stored(key);
    },
    onEnd,
    newOperationId,
    wait,
    report,
  });
  const host = createMarksHost({
    css: marksCss,
    mode: 'closed',
    isDisplaced: !import.meta.env['FIREFOX'],
    isAlive: () => !hasEnded(),
    onLost: onEnd,
  });
  const view = createMarksView(host, { captionOf: captionBeside, backdropOf });
  const isOurs = (element: Element): boolean => element === host.element;
  const followed = new Set<Element>();
  let hovered: Element | null = null;
  let isDismissed = false;
  let pressed: Control | null = null;
  let cornerTimer: ReturnType<typeof setTimeout> | undefined;

  const watch = watchPictures(document, {
    openShadowRoot: openOrClosedShadowRoot,
    onNews(news) {
      const pictures = [];
      for (const [element, picture] of news) {
        if (picture) pictures.push(picture);
        if (picture === null && element === hovered) hover(null);
        show(element, picture?.id);
      }
      model.ask(pictures);
      tellCorner();
    },
    onError: report,
  });
  const boxes = followBoxes({ isOurs });
  const pointer = followPointer({
    onRest: (x, y) => hover(pictureAt(watch, x, y, isOurs)),
    onMove(x, y) {
      if (hovered && !isAt(hovered, x, y)) hover(null);
    },
    onScroll: () => hover(null),
    onLeave: () => hover(null),
  });
  let shown: ReadonlyMap<string, Mark> = new Map();
  const stopShowing = effect(() => {
    const former = shown;
    shown = model.marks.value;
    for (const id of shown.keys()) for (const element of watch.elementsOf(id)) show(element, id);
    for (const id of former.keys()) {
      if (!shown.has(id)) for (const element of watch.elementsOf(id)) show(element, id);
    }
    tellCorner();
  });
  const listening = new AbortController();
  for (const type of ['toggle', 'fullscreenchange']) {
    document.addEventListener(type, host.raise, { capture: true, signal: listening.signal });
  }
  const recolouring = new MutationObserver(() => view.redraw());
  for (const element of [document.documentElement, document.body]) {
    if (element) recolouring.observe(element, { attributes: true, attributeFilter: ['class', 'style', 'data-theme'] });
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => view.redraw(), {
    signal: listening.signal,
  });
  first.takes = takes;

  /** Draws what there is to draw on a picture, and follows it for as long as there is. */
  function show(element: Element, id = watch.pictures.get(element)?.id): void {
    const mark = (id === undefined ? null : model.marks.peek().get(id)) ?? null;
    view.mark(element, mark);
    const isFollowed = mark !== null || element === hovered;
    if (isFollowed === followed.has(element)) return;
    if (isFollowed) {
      followed.add(element);
      boxes.follow(element, (box) => view.place(element, box));
    } else {
      followed.delete(element);
      boxes.unfollow(element);
      view.place(element, null);
    }
  }

  function hover(element: Element | null): void {
    if (hasEnded()) return onEnd();
    if (element === hovered) return;
    const former = hovered;
    hovered = element;
    view.hover(element);
    if (former) show(former);
    if (element) show(element);
  }

  /** Not for each picture that comes: texts are slow to come by. */
  function tellCorner(): void {
    cornerTimer ??= setTimeout(tellCornerNow, CORNER_PAUSE_MS);
  }

  function tellCornerNow(): void {
    clearTimeout(cornerTimer);
    cornerTimer = undefined;
    const covered = model.covered.peek();
    const unsaved = model.notSaved.peek();
    const count = covered ? [...covered.ids].filter(isOnPage).length : 0;
    if (unsaved) view.say({ kind: 'not-saved', ...unsaved }, covered !== null);
    else if (covered === null || count === 0 || isDismissed) view.say(null, covered !== null);
    else view.say({ kind: 'covered', how: covered.how, count, isLifted: covered.isLifted }, true);
  }

  function isOnPage(id: string): boolean {
    for (const element of watch.elementsOf(id)) if (element.isConnected) return true;
    return false;
  }

  function takes(event: Event): boolean {
    if (hasEnded()) return false;
    return event instanceof KeyboardEvent ? takesKey(event) : event instanceof MouseEvent && takesPress(event);
  }

  /** A press that begins on a control of ours is ours to its end. */
  function takesPress(event: MouseEvent): boolean {
    const { type, button, clientX, clientY } = event;
    if (type === 'pointerdown') pressed = liesOverUs(event) ? null : view.controlAt(clientX, clientY);
    if (pressed === null) return false;
    if (type !== 'click' && type !== 'auxclick') return true;
    const control = pressed;
    pressed = null;
    const isSame = JSON.stringify(kindsOf(view.controlAt(clientX, clientY))) === JSON.stringify(kindsOf(control));
    if (type === 'click' && button === 0 && isSame) act(control);
    return true;
  }

  function takesKey(event: KeyboardEvent): boolean {
    const control = view.focused();
    if (control && /^(?:Enter| |Escape)$/.test(event.key)) {
      if (event.type === 'keydown' && !event.repeat) act(event.key === 'Escape' ? { kind: 'dismiss' } : control);
      return true;
    }
    const command = markCommandOf(event);
    const element = command === null || isTyping() ? null : pictureOfKey();
    if (command === null || element === null) return false;
    if (event.type === 'keydown' && !event.repeat) act({ kind: command, picture: element });
    return true;
  }

  function pictureOfKey(): Element | null {
    const at = pointer.at();
    return focusedPicture(watch) ?? (at && pictureAt(watch, at.x, at.y, isOurs));
  }

  function act(control: Control): void {
    switch (control.kind) {
      case 'like':
      case 'dislike':
        judge(control.picture, control.kind === 'like');
        break;
      case 'uncover': {
        const picture = watch.pictures.get(control.picture);
        if (picture) model.uncover(picture.id);
        break;
      }
      case 'main':
        if (model.notSaved.peek()) model.saveAgain();
        else model.lift(model.covered.peek()?.isLifted !== true);
        tellCornerNow();
        break;
      case 'dismiss':
        isDismissed = true;
        tellCornerNow();
    }
  }

  /** What it is already is taken back. */
  function judge(element: Element, isLike: boolean): void {
    const picture = watch.pictureOf(element);
    if (!picture) return;
    const present = model.marks.peek().get(picture.id)?.liked ?? null;
    model.judge(picture, present === isLike ? null : isLike);
  }

  /** Whether something that has come into the top layer after us, or the gallery, is what is pressed. */
  function liesOverUs({ target }: MouseEvent): boolean {
    if (!(target instanceof Element) || isOurs(target)) return false;
    return target.localName === 'likeable-gallery' || target.closest(':modal, :popover-open') !== null;
  }

  function isAt(element: Element, x: number, y: number): boolean {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return x >= left && x < right && y >= top && y < bottom;
  }

  return {
    refresh: () => model.refresh([...watch.pictures.values()]),
    setDisliked: model.setDisliked,
    close() {
      first.takes = null;
      listening.abort();
      clearTimeout(cornerTimer);
      recolouring.disconnect();
      stopShowing();
      watch.stop();
      pointer.stop();
      boxes.stop();
      host.remove();
    },
  };
}

/** What a version that has ended under this page has left. */
function takeOutFormer(): void {
  for (const former of allElements(document, 'likeable-gallery')) {
    if (openOrClosedShadowRoot(former)?.querySelector(`.${LAYER}`)) former.remove();
  }
}

function kindsOf(control: Control | null) {
  return control && { kind: control.kind };
}
