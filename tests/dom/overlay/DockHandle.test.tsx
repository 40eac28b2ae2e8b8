import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DockHandle } from '../../../components/overlay/DockHandle.tsx';
import '../../../components/overlay/extras.css';
import '../../../components/overlay/overlay.css';
import type { Dock, GallerySettings } from '../../../lib/core/settings/gallerySettings.ts';
import { axeViolations } from '../../support/axeInPage.ts';
import { fakeGalleryModel } from './fakeGalleryModel.ts';

beforeEach(async () => {
  document.documentElement.lang = 'en';
  document.title = 'A page';
  await page.viewport(1000, 700);
});
afterEach(cleanup);

function show(settings: Partial<GallerySettings>) {
  const fake = fakeGalleryModel({ settings });
  const { dock, dockWidth, dockHeight } = fake.settings.value;
  render(
    <main>
      <h1>Some text of the page that could be selected</h1>
      <dialog
        class="lg-dialog lg-beside"
        aria-label="Panel"
        data-dock={dock}
        style={{ '--lg-dock-width': `${dockWidth}px`, '--lg-dock-height': `${dockHeight}px` }}
      >
        <div class="lg lg-panel">
          <button type="button">Inside</button>
          <DockHandle settings={fake.model.settings} />
        </div>
      </dialog>
    </main>,
  );
  document.querySelector('dialog')?.show();
  return fake;
}

const handle = page.getByRole('separator', { name: 'Resize the panel' });
const dialog = (): HTMLElement => document.querySelector('dialog') ?? document.body;

describe('by keys', () => {
  test.each<[Dock, string, Partial<GallerySettings>]>([
    ['right', '{ArrowLeft}', { dockWidth: 416 }],
    ['right', '{ArrowRight}', { dockWidth: 384 }],
    ['left', '{ArrowRight}', { dockWidth: 416 }],
    ['left', '{ArrowLeft}', { dockWidth: 384 }],
    ['bottom', '{ArrowUp}', { dockHeight: 316 }],
    ['bottom', '{ArrowDown}', { dockHeight: 284 }],
    ['right', '{Home}', { dockWidth: 280 }],
    ['right', '{End}', { dockWidth: 880 }],
    ['bottom', '{Home}', { dockHeight: 200 }],
    ['bottom', '{End}', { dockHeight: 580 }],
  ])('docked %s, %s', async (dock, key, expected) => {
    const { settings } = show({ dock, dockWidth: 400, dockHeight: 300 });
    (handle.element() as HTMLElement).focus();
    await userEvent.keyboard(key);
    expect(settings.value).toMatchObject(expected);
  });

  test('it says where it is', async () => {
    const { settings } = show({ dock: 'right', dockWidth: 400 });
    await expect.element(handle).toHaveAttribute('aria-orientation', 'vertical');
    await expect.element(handle).toHaveAttribute('aria-valuenow', '400');
    await expect.element(handle).toHaveAttribute('aria-valuemin', '280');
    await expect.element(handle).toHaveAttribute('aria-valuemax', '880');
    settings.value = { ...settings.value, dock: 'bottom', dockHeight: 5000 };
    await expect.element(handle).toHaveAttribute('aria-orientation', 'horizontal');
    await expect.element(handle).toHaveAttribute('aria-valuenow', '580');
    expect(await axeViolations()).toEqual([]);
  });

  test('others are left alone', async () => {
    const { calls } = show({ dock: 'right', dockWidth: 400 });
    (handle.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowUp}p{Control>}{ArrowLeft}{/Control}');
    expect(calls).toEqual([]);
  });
});

describe('by the pointer', () => {
  /** Drags the handle by so much; `during` runs before it is let go. */
  async function drag(byX: number, byY: number, during: () => Promise<void> = async () => undefined): Promise<void> {
    const element = handle.element();
    const { left, top, width, height } = element.getBoundingClientRect();
    const from = { clientX: left + width / 2, clientY: top + height / 2 };
    const to = { clientX: from.clientX + byX, clientY: from.clientY + byY };
    const init = { pointerId: 1, isPrimary: true, bubbles: true, cancelable: true, button: 0 };
    // There is no pointer to be captured.
    element.setPointerCapture = () => undefined;
    const down = new PointerEvent('pointerdown', { ...init, ...from });
    element.dispatchEvent(down);
    expect(down.defaultPrevented).toBe(true);
    for (let step = 1; step <= 4; step += 1) {
      const clientX = from.clientX + (byX * step) / 4;
      const clientY = from.clientY + (byY * step) / 4;
      element.dispatchEvent(new PointerEvent('pointermove', { ...init, clientX, clientY }));
    }
    await during();
    element.dispatchEvent(new PointerEvent('lostpointercapture', { ...init, ...to }));
  }

  test.each<[Dock, number, number, Partial<GallerySettings>]>([
    ['right', -100, 30, { dockWidth: 500 }],
    ['left', -60, 0, { dockWidth: 340 }],
    ['bottom', 50, -100, { dockHeight: 400 }],
    ['right', 900, 0, { dockWidth: 280 }],
    ['left', 900, 0, { dockWidth: 880 }],
  ])('docked %s, by %i and %i', async (dock, byX, byY, expected) => {
    const { settings, calls } = show({ dock, dockWidth: 400, dockHeight: 300 });
    await drag(byX, byY);
    expect(settings.value).toMatchObject(expected);
    expect(calls).toHaveLength(1);
  });

  test('it is painted while it moves, and stored once in the end', async () => {
    const { calls } = show({ dock: 'right', dockWidth: 400 });
    await drag(-200, 0, async () => {
      await expect.poll(() => Math.round(dialog().getBoundingClientRect().width)).toBe(600);
      expect(calls).toEqual([]);
    });
    expect(calls).toEqual(['change {"dockWidth":600}']);
  });

  test('a real drag selects nothing and leaves the focus where it is', async () => {
    const { settings } = show({ dock: 'right', dockWidth: 400 });
    const inside = page.getByRole('button', { name: 'Inside' });
    await inside.click();
    await userEvent.dragAndDrop(handle, page.getByRole('heading', { name: /Some text/ }), {
      targetPosition: { x: 300, y: 10 },
    });
    await expect.poll(() => settings.value.dockWidth).toBeGreaterThan(500);
    expect(getSelection()?.toString()).toBe('');
    expect(document.activeElement).toBe(inside.element());
  });

  test('a double click gives back the size of the beginning', async () => {
    const { settings } = show({ dock: 'right', dockWidth: 700 });
    await handle.dblClick();
    expect(settings.value.dockWidth).toBe(420);
  });
});

test('in a narrow window it is the upper edge, whatever the side', async () => {
  await page.viewport(500, 700);
  const { settings } = show({ dock: 'left', dockHeight: 300 });
  await expect.element(handle).toHaveAttribute('aria-orientation', 'horizontal');
  (handle.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowUp}');
  expect(settings.value.dockHeight).toBe(316);
});

test('over the whole page there is none', () => {
  show({ dock: 'full' });
  expect(handle.query()).toBeNull();
});
