import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { dialog, inDialog, showPreview } from './showPreview.tsx';

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  if (document.fullscreenElement) await document.exitFullscreen();
});

describe('full screen', () => {
  test.each<[string, () => Promise<void>]>([
    ['its key', () => userEvent.keyboard('f')],
    ['its button', () => inDialog('Full screen').click()],
  ])('is the preview’s by %s, and given back', async (_name, ask) => {
    await showPreview();
    await ask();
    await expect.poll(() => document.fullscreenElement).toBe(dialog.element());
    await expect.element(inDialog('Leave full screen')).toBeVisible();
    await inDialog('Leave full screen').click();
    await expect.poll(() => document.fullscreenElement).toBeNull();
    await expect.element(inDialog('Full screen')).toBeVisible();
  });

  test('ends with the preview', async () => {
    await showPreview();
    await userEvent.keyboard('f');
    await expect.poll(() => document.fullscreenElement).toBe(dialog.element());
    cleanup();
    await expect.poll(() => document.fullscreenElement).toBeNull();
  });

  test('ends when something is asked for that stands outside of the preview', async () => {
    const { ran } = await showPreview();
    await userEvent.keyboard('f');
    await expect.poll(() => document.fullscreenElement).toBe(dialog.element());
    await expect.element(inDialog('Leave full screen')).toBeVisible();
    await userEvent.keyboard('p');
    expect(document.fullscreenElement).toBe(dialog.element());
    await userEvent.keyboard('t');
    await expect.poll(() => document.fullscreenElement).toBeNull();
    expect(ran).toEqual(['like', 'tag']);
  });

  test('that is refused is said', async () => {
    vi.spyOn(Element.prototype, 'requestFullscreen').mockRejectedValue(new TypeError('Not allowed'));
    await showPreview();
    await userEvent.keyboard('f');
    await expect.element(dialog.getByText(/does not allow full screen/)).toBeVisible();
    await expect.element(inDialog('Full screen')).toBeVisible();
  });
});
