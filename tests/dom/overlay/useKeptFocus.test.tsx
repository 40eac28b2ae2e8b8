import { cleanup, render } from '@testing-library/preact';
import { signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useKeptFocus } from '../../../components/overlay/useKeptFocus.ts';

afterEach(cleanup);

/** A panel with a button that can go away, beside a page. */
function show(modal: boolean) {
  const drawn = signal(true);
  const news = signal(0);
  function Panel() {
    const panel = useRef<HTMLDivElement>(null);
    useKeptFocus(panel, modal);
    return (
      <div ref={panel} tabIndex={-1} data-panel={news.value}>
        {drawn.value && <button type="button">Passing</button>}
        <button type="button">Staying</button>
      </div>
    );
  }
  render(
    <>
      <button type="button">In the page</button>
      <p>Text of the page</p>
      <dialog open>
        <Panel />
      </dialog>
    </>,
  );
  return { drawn, news };
}

const panel = (): HTMLElement | null => document.querySelector<HTMLElement>('[data-panel]');

describe.each([true, false])('modal: %s', (modal) => {
  test('the panel has the focus from the beginning', () => {
    show(modal);
    expect(document.activeElement).toBe(panel());
  });

  test('what goes away with the focus leaves it to the panel', async () => {
    const { drawn } = show(modal);
    await page.getByRole('button', { name: 'Passing' }).click();
    drawn.value = false;
    await expect.poll(() => document.activeElement).toBe(panel());
  });

  test('what stays keeps it', async () => {
    const { news } = show(modal);
    await page.getByRole('button', { name: 'Staying' }).click();
    news.value += 1;
    await expect.poll(() => panel()?.dataset['panel']).toBe('1');
    expect(document.activeElement?.textContent).toBe('Staying');
  });
});

test.each([
  ['a control', () => page.getByRole('button', { name: 'In the page' }), 'In the page'],
  ['its text', () => page.getByText('Text of the page'), undefined],
])('beside the page, a press on %s gives it the keys, until the focus comes back', async (_what, target, expected) => {
  const { news } = show(false);
  await target().click();
  news.value += 1;
  await expect.poll(() => panel()?.dataset['panel']).toBe('1');
  expect(panel()?.contains(document.activeElement)).toBe(false);
  if (expected !== undefined) expect(document.activeElement?.textContent).toBe(expected);
  await page.getByRole('button', { name: 'Passing' }).click();
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement?.textContent).toBe('Staying');
});

test('over the page it is taken back', async () => {
  const { news } = show(true);
  document.querySelector('button')?.focus();
  news.value += 1;
  await expect.poll(() => document.activeElement).toBe(panel());
});
