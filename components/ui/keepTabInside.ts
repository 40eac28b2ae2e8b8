/** For the keydown handler of a modal dialog: the tab key goes round within it. */
export function keepTabInside(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  if (event.key !== 'Tab' || event.ctrlKey || event.metaKey || event.altKey) return;
  const dialog = event.currentTarget;
  const stops = [...dialog.querySelectorAll<HTMLElement>('button, a[href], input, textarea, select')].filter(
    (element) => element.tabIndex >= 0 && !element.hasAttribute('disabled') && element.checkVisibility(),
  );
  const present = event.composedPath()[0];
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (present !== edge && !(event.shiftKey && present === dialog)) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}
