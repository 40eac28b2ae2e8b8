import { expect, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

export const list = () => page.getByRole('list', { name: 'Library' });
export const card = (name: string) => page.getByRole('listitem', { name });
export const shownNames = (): string[] =>
  list()
    .getByRole('listitem')
    .elements()
    .flatMap((item) => item.getAttribute('aria-label') ?? []);
export const showsOnly = (names: readonly string[]) => vi.waitFor(() => expect(shownNames()).toEqual(names));
export const button = (name: string | RegExp) => page.getByRole('button', { name });
/** The captions of `FIVE`, in the order they are shown in. */
export const ALL = ['Espresso, red cup', 'Ridge in November', 'Chelsea, the stray', 'Launch', 'Wine'];

export async function select(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await userEvent.hover(card(name));
    await card(name).getByRole('checkbox').click();
  }
}

/** Ticks an option of a filter, and closes its menu. */
export async function chooseFilter(menu: string, option: string | RegExp): Promise<void> {
  const opener = button(new RegExp(`^${menu}`));
  await opener.click();
  await page.getByRole('dialog', { name: menu }).getByRole('checkbox', { name: option }).click();
  await userEvent.keyboard('{Escape}');
  await expect.element(opener).toHaveFocus();
}

/** Chooses an entry of "More actions" for what is selected. */
export async function chooseMore(entry: string): Promise<void> {
  await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}
