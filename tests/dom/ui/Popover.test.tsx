import { cleanup, render } from '@testing-library/preact';
import { Settings, Tag } from 'lucide';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Menu, type MenuItem } from '../../../components/ui/Menu.tsx';
import { Popover } from '../../../components/ui/Popover.tsx';
import '../../../components/ui/Popover.css';
import '../../../components/ui/ui.css';
import { axeViolations } from '../../support/axeInPage.ts';

beforeEach(() => {
  document.documentElement.lang = 'en';
  document.title = 'A page';
});
afterEach(cleanup);

const run = vi.fn();
const items: readonly MenuItem[] = [
  { label: 'One', run: () => run('One'), choice: { kind: 'radio', checked: false } },
  { label: 'Two', run: () => run('Two'), choice: { kind: 'radio', checked: true } },
  { label: 'Three', run: () => run('Three'), icon: Tag, keys: ['T'], separated: true },
];

function show(onKey: () => void = () => undefined) {
  run.mockClear();
  render(
    <main class="lg" style={{ background: 'var(--lg-surface)' }} onKeyDown={onKey}>
      <h1>Title</h1>
      <Popover kind="menu" label="More" icon={Settings}>
        {() => <Menu label="More" items={items} />}
      </Popover>
      <button type="button">Elsewhere</button>
    </main>,
  );
}

const more = page.getByRole('button', { name: 'More' });
const menu = page.getByRole('menu', { name: 'More' });
const focused = (): string | undefined => document.activeElement?.textContent;

describe('what a button opens', () => {
  test('has the focus at what is chosen, and gives it back', async () => {
    show();
    await more.click();
    await expect.element(more).toHaveAttribute('aria-expanded', 'true');
    expect(focused()).toBe('Two');
    await userEvent.keyboard('{Escape}');
    await expect.element(menu).not.toBeInTheDocument();
    expect(document.activeElement).toBe(more.element());
  });

  test('its keys are its own', async () => {
    const onKey = vi.fn();
    show(onKey);
    await more.click();
    await userEvent.keyboard('{ArrowDown}');
    expect(focused()).toMatch(/^Three/);
    await userEvent.keyboard('{ArrowDown}{End}{ArrowUp}{Home}{Enter}');
    expect(run).toHaveBeenCalledExactlyOnceWith('One');
    expect(onKey).not.toHaveBeenCalled();
  });

  test.each(['a press elsewhere', 'the tab key'])('closes by %s', async (way) => {
    show();
    await more.click();
    if (way === 'the tab key') await userEvent.tab();
    else await page.getByRole('button', { name: 'Elsewhere' }).click();
    await expect.element(menu).not.toBeInTheDocument();
    expect(document.activeElement?.textContent).toBe('Elsewhere');
  });

  test('closes by a press outside of the shadow tree that it is in, and not by one inside', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    const root = host.attachShadow({ mode: 'closed' });
    const outside = document.body.appendChild(document.createElement('button'));
    outside.textContent = 'The page';
    render(
      <Popover kind="dialog" label="More" icon={Settings}>
        {() => <button type="button">Inside</button>}
      </Popover>,
      { container: root as unknown as Element },
    );
    root.querySelector('button')?.click();
    await vi.waitUntil(() => root.querySelector('[role="dialog"]'));
    const inside = root.querySelector('[role="dialog"] button');
    inside?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    expect(root.querySelector('[role="dialog"]')).not.toBeNull();
    await userEvent.click(outside);
    await expect.poll(() => root.querySelector('[role="dialog"]')).toBeNull();
    host.remove();
    outside.remove();
  });

  test('axe finds nothing', async () => {
    show();
    await more.click();
    await expect.element(menu).toBeVisible();
    expect(await axeViolations()).toEqual([]);
  });
});
