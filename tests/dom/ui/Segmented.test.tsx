import { cleanup, render } from '@testing-library/preact';
import { useSignal } from '@preact/signals';
import { Heart, Image } from 'lucide';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Segmented } from '../../../components/ui/Segmented.tsx';
import '../../../components/ui/ui.css';

afterEach(() => {
  cleanup();
  document.documentElement.dir = '';
});

const segments = [
  { value: 'a', label: 'All', count: 12 },
  { value: 'b', label: 'Some', count: 3 },
  { value: 'c', label: 'None' },
] as const;

function show(onChange: (value: string) => void = () => undefined) {
  function Owner() {
    const value = useSignal<'a' | 'b' | 'c'>('a');
    return (
      <div class="lg">
        <Segmented
          label="Show"
          segments={segments}
          value={value.value}
          onChange={(next) => {
            value.value = next;
            onChange(next);
          }}
        />
      </div>
    );
  }
  render(<Owner />);
}
const checked = (): string | undefined => document.querySelector('[aria-checked="true"]')?.textContent ?? undefined;

describe('one of a few', () => {
  test('is a radio group whose counts are said with the labels', async () => {
    show();
    await expect.element(page.getByRole('radiogroup', { name: 'Show' })).toBeVisible();
    await expect.element(page.getByRole('radio', { name: 'All, 12', checked: true })).toBeVisible();
    await expect.element(page.getByRole('radio', { name: 'None', exact: true, checked: false })).toBeVisible();
  });

  test('a press chooses', async () => {
    const onChange = vi.fn();
    show(onChange);
    await page.getByRole('radio', { name: 'Some, 3' }).click();
    await expect.element(page.getByRole('radio', { name: 'Some, 3' })).toHaveAttribute('aria-checked', 'true');
    expect(onChange).toHaveBeenCalledExactlyOnceWith('b');
  });

  test.each([
    ['', ['{ArrowRight}', '{ArrowDown}', '{ArrowRight}', '{ArrowLeft}', '{ArrowUp}', '{Home}', '{End}'], 'bcacbac'],
    ['rtl', ['{ArrowLeft}', '{ArrowLeft}', '{ArrowRight}', '{ArrowDown}'], 'bcbc'],
  ])('keys choose and move the focus (direction “%s”)', async (dir, keys, expected) => {
    document.documentElement.dir = dir;
    const chosen: string[] = [];
    show((value) => chosen.push(value));
    await userEvent.tab();
    for (const key of keys) {
      await userEvent.keyboard(key);
      expect(document.activeElement?.getAttribute('aria-checked')).toBe('true');
    }
    expect(chosen.join('')).toBe(expected);
  });

  test('the tab key reaches the chosen one alone', async () => {
    show();
    await userEvent.tab();
    expect(document.activeElement?.textContent).toBe(checked());
    expect(document.querySelectorAll('[role="radio"][tabindex="0"]')).toHaveLength(1);
  });

  test('with icons alone, the labels are said and shown as tooltips', async () => {
    render(
      <div class="lg">
        <Segmented
          label="Layout"
          iconsOnly
          segments={[
            { value: 'a', label: 'Grid', icon: Image },
            { value: 'b', label: 'Rows', icon: Heart },
          ]}
          value="a"
          onChange={() => undefined}
        />
      </div>,
    );
    const rows = page.getByRole('radio', { name: 'Rows', exact: true });
    await expect.element(rows).toHaveAttribute('title', 'Rows');
    expect(rows.element().textContent).toBe('');
  });
});
