import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import css from '../../../components/overlay/overlay.css?inline';
import { PANEL_SCOPE, scopedCss } from '../../../lib/core/settings/customCss.ts';
import {
  createOverlayHost,
  type OverlayHost,
  type PanelSettings,
} from '../../../components/overlay/host/overlayHost.ts';

let host: OverlayHost;
const onClose = vi.fn();
const onLost = vi.fn();

beforeEach(async () => {
  await page.viewport(1000, 700);
  document.body.innerHTML = '<button>In the page</button><p style="height: 3000px">Text</p>';
  onClose.mockClear();
  onLost.mockClear();
});
afterEach(() => {
  if (host.isOpen()) host.close();
  document.querySelectorAll('dialog').forEach((dialog) => dialog.remove());
  scrollTo(0, 0);
});

const look = { theme: 'system', customCss: '' } as const;
const sizes = { dockWidth: 420, dockHeight: 300, ...look } as const;
const full: PanelSettings = { dock: 'full', ...sizes };
const right: PanelSettings = { dock: 'right', ...sizes };

function open(panel: PanelSettings): void {
  host = createOverlayHost({
    css,
    mode: 'open',
    panel,
    draw(dialog) {
      dialog.innerHTML = `<div class="lg lg-panel" tabindex="-1" autofocus>
        <button>Inside</button><div class="scroller" style="height: 100px; overflow: auto"><p style="height: 900px">Long</p></div></div>`;
    },
    onClose,
    onLost,
  });
  host.open();
}

const element = () => document.querySelector<HTMLElement>('likeable-gallery');
const inside = (selector: string): HTMLElement => {
  const found = element()?.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`No ${selector}`);
  return found;
};
const dialog = (): HTMLElement => inside('.lg-dialog');
const focusedInside = () => element()?.shadowRoot?.activeElement ?? null;
const insideButton = page.getByRole('button', { name: 'Inside' });
const pageButton = page.getByRole('button', { name: 'In the page' });

function place() {
  // Neither on its way in nor rounded.
  dialog()
    .getAnimations()
    .forEach((animation) => animation.finish());
  const { left, top, right: end, bottom } = dialog().getBoundingClientRect();
  return [left, top, end, bottom].map(Math.round);
}

/** A dialog of the page, opened over everything. */
function openPageDialog(): HTMLDialogElement {
  const theirs = document.createElement('dialog');
  theirs.innerHTML = '<button>Accept</button>';
  document.body.append(theirs);
  theirs.showModal();
  return theirs;
}

describe('over the whole page', () => {
  test('it is modal and has the focus', () => {
    open(full);
    expect(dialog().matches(':modal')).toBe(true);
    expect(focusedInside()).toBe(inside('.lg-panel'));
    expect(place()).toEqual([12, 12, 988, 688]);
    const { x = 0, y = 0 } = document.querySelector('button')?.getBoundingClientRect() ?? {};
    expect(document.elementFromPoint(x + 4, y + 4)).toBe(element());
  });

  test('a dialog that the page opens later does not leave it dead, and is not touched', async () => {
    open(full);
    inside('button').focus();
    inside('.scroller').scrollTop = 150;
    const theirs = openPageDialog();
    await expect.poll(() => document.elementFromPoint(500, 350)).toBe(element());
    expect(focusedInside()?.textContent).toBe('Inside');
    expect(inside('.scroller').scrollTop).toBe(150);
    expect(theirs.open).toBe(true);
    expect(onClose).not.toHaveBeenCalled();
    host.close();
    expect(theirs.matches(':modal')).toBe(true);
  });

  test('also one in a shadow tree', async () => {
    open(full);
    const theirs = document.createElement('div');
    document.body.append(theirs);
    const closed = theirs.attachShadow({ mode: 'closed' });
    closed.innerHTML = '<dialog>Cookies</dialog>';
    closed.querySelector('dialog')?.showModal();
    await expect.poll(() => document.elementFromPoint(500, 350)).toBe(element());
  });

  test('a page that insists is answered three times', async () => {
    open(full);
    const shown = vi.spyOn(HTMLDialogElement.prototype, 'showModal');
    const ours = (): number => shown.mock.contexts.filter((context) => context === dialog()).length;
    const theirs = openPageDialog();
    for (let round = 1; round <= 3; round += 1) {
      await expect.poll(ours).toBe(round);
      theirs.close();
      theirs.showModal();
    }
    // Its events come in tasks of their own.
    for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
    expect(ours()).toBe(3);
    expect(host.isOpen()).toBe(true);
    shown.mockRestore();
  });
});

describe('beside the page', () => {
  test.each<[PanelSettings['dock'], readonly number[]]>([
    ['left', [0, 0, 420, 700]],
    ['right', [580, 0, 1000, 700]],
    ['bottom', [0, 400, 1000, 700]],
  ])('on the %s', (dock, expected) => {
    open({ dock, ...sizes });
    expect(place()).toEqual(expected);
    expect(dialog().matches(':modal')).toBe(false);
    expect(focusedInside()).toBe(inside('.lg-panel'));
  });

  test.each<[PanelSettings['dock'], readonly number[]]>([
    ['left', [0, 0, 880, 700]],
    ['bottom', [0, 120, 1000, 700]],
  ])('it leaves some of the page in view on the %s', (dock, expected) => {
    open({ ...look, dock, dockWidth: 1600, dockHeight: 1600 });
    expect(place()).toEqual(expected);
  });

  test.each<PanelSettings['dock']>(['left', 'right', 'bottom'])(
    'in a narrow window, %s means a sheet from below',
    async (dock) => {
      await page.viewport(500, 700);
      open({ dock, ...sizes });
      expect(place()).toEqual([0, 400, 500, 700]);
    },
  );

  test('right is right where text runs from right to left', () => {
    document.documentElement.dir = 'rtl';
    open(right);
    element()?.setAttribute('dir', 'rtl');
    expect(place()).toEqual([580, 0, 1000, 700]);
    document.documentElement.dir = '';
  });

  test('the page can be pressed, typed into and scrolled', async () => {
    open(right);
    const pressed = vi.fn();
    document.querySelector('button')?.addEventListener('click', pressed);
    await pageButton.click();
    expect(pressed).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(document.querySelector('button'));
    await userEvent.keyboard('{End}');
    await expect.poll(() => scrollY).toBeGreaterThan(0);
    await insideButton.click();
    expect(focusedInside()?.textContent).toBe('Inside');
  });

  test('Escape in the page does not close it', async () => {
    open(right);
    await pageButton.click();
    await userEvent.keyboard('{Escape}');
    expect(host.isOpen()).toBe(true);
    expect(dialog().matches(':popover-open')).toBe(true);
  });

  test('under a modal dialog of the page, a press takes it to the top and one beside it gives way', async () => {
    open(right);
    const theirs = openPageDialog();
    const at = { x: 790, y: 400 };
    expect(document.elementFromPoint(at.x, at.y)).not.toBe(element());
    await userEvent.click(document.documentElement, { position: at, force: true });
    await expect.poll(() => document.elementFromPoint(at.x, at.y)).toBe(element());
    expect(place()).toEqual([580, 0, 1000, 700]);
    await userEvent.click(document.documentElement, { position: { x: 100, y: 400 }, force: true });
    await expect.poll(() => theirs.contains(document.elementFromPoint(500, 350))).toBe(true);
    await page.getByRole('button', { name: 'Accept' }).click();
    expect(document.activeElement?.textContent).toBe('Accept');
  });
});

describe('moved elsewhere', () => {
  test.each<[PanelSettings['dock'], PanelSettings['dock']]>([
    ['full', 'right'],
    ['right', 'full'],
    ['left', 'bottom'],
  ])('from %s to %s it keeps what it shows, the focus and the scroll positions', async (from, to) => {
    open({ dock: from, ...sizes });
    const button = inside('button');
    button.focus();
    inside('.scroller').scrollTop = 200;
    host.setPanel({ dock: to, ...sizes });
    await new Promise(requestAnimationFrame);
    expect(inside('button')).toBe(button);
    expect(focusedInside()).toBe(button);
    expect(inside('.scroller').scrollTop).toBe(200);
    expect(dialog().matches(':modal')).toBe(to === 'full');
    expect(onClose).not.toHaveBeenCalled();
    // It does not come in again.
    expect(
      dialog()
        .getAnimations()
        .filter(({ playState }) => playState === 'running' && from !== 'left'),
    ).toEqual([]);
  });

  test('a new size is taken at once; closed it is remembered', () => {
    open(right);
    host.setPanel({ ...right, dockWidth: 600 });
    expect(place()).toEqual([400, 0, 1000, 700]);
    host.close();
    host.setPanel({ ...sizes, dock: 'left', dockWidth: 300, dockHeight: 300 });
    host.open();
    expect(place()).toEqual([0, 0, 300, 700]);
  });
});

describe('a page that takes it out', () => {
  test.each<PanelSettings>([full, right])(
    'has it back three times, then it closes and says so ($dock)',
    async (panel) => {
      open(panel);
      inside('button').focus();
      const gone = element();
      for (let time = 0; time < 3; time += 1) {
        element()?.remove();
        await expect.poll(() => gone?.isConnected).toBe(true);
        expect(focusedInside()?.textContent).toBe('Inside');
        expect(dialog().matches(panel.dock === 'full' ? ':modal' : ':popover-open')).toBe(true);
      }
      expect(onClose).not.toHaveBeenCalled();
      element()?.remove();
      await expect.poll(() => onLost).toHaveBeenCalledOnce();
      expect(onClose).toHaveBeenCalledOnce();
      expect(host.isOpen()).toBe(false);
      expect(element()).toBeNull();
      host.open();
      expect(host.isOpen()).toBe(true);
    },
  );

  test('into another place has it back as well', async () => {
    open(full);
    const moved = element();
    if (moved) document.body.append(moved);
    await expect.poll(() => element()?.parentNode).toBe(document.documentElement);
    expect(dialog().matches(':modal')).toBe(true);
  });

  test('may do so once it was let go', async () => {
    open(full);
    host.letGo();
    element()?.remove();
    await new Promise(requestAnimationFrame);
    expect(element()).toBeNull();
  });

  test('closed by us it stays closed', async () => {
    open(full);
    host.close();
    expect(onClose).toHaveBeenCalledOnce();
    await new Promise(requestAnimationFrame);
    expect(element()).toBeNull();
    expect(onLost).not.toHaveBeenCalled();
  });
});

test('keys pressed in it do not reach the page, and made-up events do nothing', async () => {
  open(right);
  const heard = vi.fn();
  document.addEventListener('keydown', heard);
  const pressed = vi.fn();
  inside('button').addEventListener('click', pressed);
  await insideButton.click();
  await userEvent.keyboard('x');
  expect(heard).not.toHaveBeenCalled();
  expect(pressed).toHaveBeenCalledOnce();
  inside('button').click();
  expect(pressed).toHaveBeenCalledOnce();
  document.removeEventListener('keydown', heard);
});

test('a page that takes the focus from the host does not keep it', async () => {
  open(full);
  inside('button').focus();
  element()?.blur();
  await expect.poll(() => focusedInside()?.textContent).toBe('Inside');
});

test('a page that prevents every key first leaves them to the gallery, which can still say that one is done', async () => {
  open(full);
  const prevent = (event: Event): void => event.preventDefault();
  addEventListener('keydown', prevent, true);
  const seen: boolean[] = [];
  inside('button').addEventListener('keydown', (event) => {
    seen.push(event.defaultPrevented);
    event.preventDefault();
    seen.push(event.defaultPrevented);
  });
  inside('button').focus();
  await userEvent.keyboard('x');
  removeEventListener('keydown', prevent, true);
  expect(seen).toEqual([false, true]);
});

test('a page that zooms itself later does not zoom the gallery', async () => {
  open(full);
  const before = place();
  document.documentElement.style.zoom = '0.5';
  await expect.poll(() => dialog().style.zoom).toBe('2');
  document.documentElement.style.zoom = '';
  await expect.poll(place).toEqual(before);
});

test('a page whose element of our name takes itself out has it put back as others have', async () => {
  let times = 3;
  customElements.define(
    'likeable-gallery',
    class extends HTMLElement {
      connectedCallback() {
        if (times-- > 0) this.remove();
      }
    },
  );
  open(full);
  await expect.poll(() => element()?.isConnected).toBe(true);
  expect(dialog().matches(':modal')).toBe(true);
  expect(onLost).not.toHaveBeenCalled();
});

describe('the person’s own look', () => {
  const lightness = () => getComputedStyle(inside('.lg-panel')).colorScheme;

  test('the theme is the system’s until one is chosen, and changes at once', () => {
    open(full);
    expect(lightness()).toBe('light dark');
    host.setPanel({ ...full, theme: 'dark' });
    expect(lightness()).toBe('dark');
    host.setPanel({ ...full, theme: 'light' });
    expect(lightness()).toBe('light');
    host.setPanel(full);
    expect(lightness()).toBe('light dark');
  });

  test('own rules win over ours, also over those that come later, and go again', () => {
    open({ ...full, customCss: scopedCss('letter-spacing: 3px; button { margin: 7px }', PANEL_SCOPE).css });
    const spacing = () => getComputedStyle(inside('.lg-panel')).letterSpacing;
    expect(spacing()).toBe('3px');
    expect(getComputedStyle(inside('button')).margin).toBe('7px');
    host.addStyles('.lg-panel { letter-spacing: 1px }');
    expect(spacing()).toBe('3px');
    host.setPanel(full);
    expect(spacing()).toBe('1px');
  });

  test('nothing of what could be typed makes a request', async () => {
    const address = (name: string) => `${location.origin}/typed-${name}.png`;
    const rules = ['url(', 'URL( "', 'u\\72l(', 'image-set("', '-webkit-image-set("', 'src("', 'cross-fade("']
      .map((before, index) => {
        const end = before.endsWith('"') ? '")' : ')';
        return `button { background: ${before}${address(`${index}`)}${end} } @import ${before}${address(`import${index}`)}${end};`;
      })
      .join('\n');
    const fonts = `@import "${address('a')}"; @font-face { font-family: x; src: url(${address('b')}) } button { font-family: x; --y: url(${address('c')}); background: var(--y) }`;
    open({ ...full, customCss: scopedCss(`${fonts}${rules} button { margin: 7px }`, PANEL_SCOPE).css });
    expect(getComputedStyle(inside('button')).margin).toBe('7px');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(performance.getEntriesByType('resource').filter(({ name }) => name.includes('/typed-'))).toEqual([]);
  });
});
