import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { brokenUrl, pictures } from '../gallery/pictures.ts';
import { middleOf, mouse } from './fingers.ts';
import { dialog, existing, figure, inDialog, showPreview, stage, title } from './showPreview.tsx';

beforeEach(async () => {
  await page.viewport(1000, 700);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Effects run behind a frame. */
async function drawn(): Promise<void> {
  await new Promise(requestAnimationFrame);
  await new Promise((resolve) => requestAnimationFrame(() => queueMicrotask(() => resolve(undefined))));
}

async function pass(milliseconds: number): Promise<void> {
  await drawn();
  vi.advanceTimersByTime(milliseconds);
  await drawn();
}

async function arrived(): Promise<void> {
  await expect.poll(() => existing('.lg-stage-picture').getAttribute('aria-busy')).toBeNull();
}

describe('the slideshow', () => {
  test('shows the next picture every four seconds, and stops at the end', async () => {
    await showPreview({ value: pictures(3) });
    await arrived();
    await userEvent.keyboard('v');
    await expect.element(inDialog('Stop the slideshow')).toBeVisible();
    await pass(3900);
    expect(title()).toBe('Picture 0');
    await pass(200);
    await expect.poll(title).toBe('Picture 1');
    await arrived();
    await pass(4100);
    await expect.poll(title).toBe('Picture 2');
    await arrived();
    await pass(4100);
    await expect.element(dialog.getByText('The slideshow has ended')).toBeVisible();
    await expect.element(inDialog('Slideshow')).toBeVisible();
    expect(title()).toBe('Picture 2');
  });

  test('started at the end begins at the first', async () => {
    await showPreview({ value: pictures(3), index: 2 });
    await inDialog('Slideshow').click();
    await expect.poll(title).toBe('Picture 0');
  });

  test('is stopped by its key and its button', async () => {
    await showPreview({ value: pictures(3) });
    await arrived();
    await userEvent.keyboard('vv');
    await expect.element(inDialog('Slideshow')).toBeVisible();
    await pass(60_000);
    expect(title()).toBe('Picture 0');
  });

  test('waits for a picture, but not for one that does not come', async () => {
    const src = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
    vi.spyOn(HTMLImageElement.prototype, 'src', 'set').mockImplementation(() => undefined);
    await showPreview({ value: pictures(3) });
    await userEvent.keyboard('v');
    await pass(10_000);
    expect(title()).toBe('Picture 0');
    await pass(11_000);
    await expect.poll(title).toBe('Picture 1');
    Object.defineProperty(HTMLImageElement.prototype, 'src', src ?? {});
  });

  test('passes by broken pictures', async () => {
    const [first, , last] = pictures(3);
    if (!first || !last) throw new Error('There are three');
    await showPreview({ value: [first, { image: brokenUrl, key: 'broken' }, last] });
    await arrived();
    await userEvent.keyboard('v');
    await pass(4100);
    await expect.poll(title).toBe('harbour-07.jpg');
    await expect.element(dialog.getByRole('alert')).toBeVisible();
    await pass(4100);
    await expect.poll(title).toBe('Picture 2');
  });

  test('rests while the page cannot be seen', async () => {
    await showPreview({ value: pictures(3) });
    await arrived();
    await userEvent.keyboard('v');
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    document.dispatchEvent(new Event('visibilitychange'));
    await pass(60_000);
    expect(title()).toBe('Picture 0');
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event('visibilitychange'));
    await pass(4100);
    await expect.poll(title).toBe('Picture 1');
  });

  test('rests while the pointer is pressed', async () => {
    await showPreview({ value: pictures(3) });
    await arrived();
    await userEvent.keyboard('v');
    await mouse('mousePressed', middleOf(stage(), 0, -40));
    await pass(60_000);
    expect(title()).toBe('Picture 0');
    await mouse('mouseReleased', middleOf(stage(), 0, -40));
    await pass(4100);
    await expect.poll(title).toBe('Picture 1');
  });

  test('rests while the picture is enlarged', async () => {
    await showPreview({ value: pictures(3) });
    await arrived();
    await userEvent.keyboard('vz');
    await expect.poll(figure).toBe('200%');
    await pass(60_000);
    expect(title()).toBe('Picture 0');
    await userEvent.keyboard('z');
    await pass(4100);
    await expect.poll(title).toBe('Picture 1');
  });
});
