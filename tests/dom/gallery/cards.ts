import { expect } from 'vitest';
import { page } from 'vitest/browser';

export const card = (name: string) => page.getByRole('listitem', { name, exact: true });

export const button = (name: string, within: string) => card(within).getByRole('button', { name, exact: true });

export const tickOf = (name: string) => card(name).getByRole('checkbox', { name: 'Select', exact: true });

/** The name of the card that has the focus. */
export const focusedCard = (): string | null | undefined =>
  document.activeElement?.closest('[role="listitem"]')?.getAttribute('aria-label');

export async function focusCard(name: string): Promise<void> {
  await expect.element(card(name)).toBeVisible();
  (card(name).element() as HTMLElement).focus();
}

/** The accessible names of the cards, in the list's order. */
export const names = (): (string | null)[] =>
  [...document.querySelectorAll('[role="listitem"]')]
    .toSorted((a, b) => Number(a.getAttribute('aria-posinset')) - Number(b.getAttribute('aria-posinset')))
    .map((one) => one.getAttribute('aria-label'));

/** Cards side by side at the top of the list. */
export function columnsShown(): number {
  const cards = [...document.querySelectorAll('.lg-card')].map((one) => one.getBoundingClientRect());
  const top = Math.min(...cards.map((one) => one.top));
  return cards.filter((one) => one.top === top).length;
}
