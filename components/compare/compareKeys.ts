/** From the digits 1 to 4; where a keyboard has them on Shift, from their keys without it. */
export function placeKey({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): number | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const [, digit] = /^([1-4])$/.exec(key) ?? (shiftKey ? null : /^Digit([1-4])$/.exec(code)) ?? [];
  return digit === undefined ? undefined : Number(digit) - 1;
}

export function pressesTarget({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.matches('button, a[href]');
}
