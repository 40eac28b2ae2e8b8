import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { OfflineNote } from '../../../components/overlay/OfflineNote.tsx';
import '../../../components/overlay/overlay.css';
import '../../../components/overlay/extras.css';
import { PanelNotice } from '../../../components/overlay/PanelNotice.tsx';
import { axeViolations } from '../../support/axeInPage.ts';
import { fakeGalleryModel } from './fakeGalleryModel.ts';
import type { FakeState } from './fakeGalleryModel.ts';

beforeEach(async () => {
  document.documentElement.lang = 'en';
  document.title = 'A page';
  await page.viewport(800, 500);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function show(state: FakeState, extraClass = '') {
  const fake = fakeGalleryModel(state);
  render(
    <main class={`lg lg-panel ${extraClass}`} style={{ blockSize: '400px' }}>
      <div class="lg-panel-content">
        <h1>Title</h1>
        <PanelNotice model={fake.model} />
      </div>
    </main>,
  );
  return fake;
}

describe('what is under way', () => {
  test('is shown with how far it is, and can be cancelled', async () => {
    const cancel = vi.fn();
    const { jobs } = show({ jobs: [{ label: 'Saving', done: 46, total: 1200, cancel }] });
    await expect.element(page.getByText('Saving 46 of 1,200')).toBeVisible();
    const bar = page.getByRole('progressbar', { name: 'Saving' });
    await expect.element(bar).toHaveAttribute('aria-valuenow', '46');
    await expect.element(bar).toHaveAttribute('aria-valuemax', '1200');
    await page.getByRole('group', { name: 'Saving' }).getByRole('button', { name: 'Cancel' }).click();
    expect(cancel).toHaveBeenCalledOnce();
    jobs.value = [];
    await expect.element(page.getByText(/Saving/)).not.toBeInTheDocument();
  });

  test('all of it, one above the other, and what is to be said below', async () => {
    const job = { done: 1, total: 2, cancel: () => undefined };
    const { calls } = show({
      jobs: [
        { ...job, label: 'Saving' },
        { ...job, label: 'Liking' },
      ],
      more: { kind: 'loading', screens: 2, pages: 0, found: 40 },
      notice: { tone: 'problem', message: 'Two could not be saved.' },
    });
    await expect.element(page.getByRole('alert')).toBeVisible();
    const tops = [...document.querySelectorAll('.lg-toast')].map((toast) => toast.getBoundingClientRect());
    expect(tops).toHaveLength(4);
    for (const [index, { top }] of tops.entries()) {
      expect(top).toBeGreaterThan(tops[index - 1]?.bottom ?? 0);
    }
    await page.getByRole('button', { name: 'Stop' }).click();
    expect(calls).toEqual(['stopMore']);
    expect(await axeViolations()).toEqual([]);
  });
});

test('stands above the bar of what is selected', async () => {
  show({ notice: { tone: 'info', message: 'Saved.' } }, 'lg-selecting');
  const bottomOf = (selector: string): number => document.querySelector(selector)?.getBoundingClientRect().bottom ?? 0;
  await expect.poll(() => Math.round(bottomOf('.lg-panel') - bottomOf('.lg-toast'))).toBe(72);
});

describe('a notice goes away by itself', () => {
  test.each<[string, FakeState['notice'] & object, boolean]>([
    ['when it asks nothing', { tone: 'info', message: 'Saved.' }, true],
    [
      'not when it can be acted on',
      { tone: 'info', message: 'Liked.', action: { label: 'Undo', run: vi.fn() } },
      false,
    ],
    ['not when it is a problem', { tone: 'problem', message: 'Not saved.' }, false],
  ])('%s', (_when, notice, goes) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame'] });
    const { notice: present } = show({ notice });
    vi.advanceTimersByTime(20_000);
    expect(present.value === null).toBe(goes);
  });
});

test('offline is said for as long as it lasts', async () => {
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
  render(
    <main class="lg">
      <OfflineNote />
    </main>,
  );
  const note = page.getByText('Offline. Judging works; originals come later.');
  await expect.element(note).not.toBeInTheDocument();
  online.mockReturnValue(false);
  dispatchEvent(new Event('offline'));
  await expect.element(note).toBeVisible();
  online.mockReturnValue(true);
  dispatchEvent(new Event('online'));
  await expect.element(note).not.toBeInTheDocument();
  online.mockRestore();
});
