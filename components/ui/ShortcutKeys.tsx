import { Kbd } from './Kbd.tsx';

/** Shown beside the name of what the keys do; screen readers get them from `aria-keyshortcuts` or the sentence around. */
export function ShortcutKeys({ shortcut, hidden }: { readonly shortcut: string; readonly hidden?: boolean }) {
  return (
    <span class="lg-shortcut-keys" aria-hidden={hidden || undefined}>
      {keysOf(shortcut).map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </span>
  );
}

/** Browsers write `Alt+Shift+L`; Chrome on a Mac writes the modifiers as signs without a plus: `⌥⇧L`. */
export function keysOf(shortcut: string): readonly string[] {
  if (shortcut.includes('+')) return shortcut.split('+').filter((key) => key !== '');
  const [signs = ''] = /^[⌃⌥⇧⌘]*/u.exec(shortcut) ?? [];
  return [...Array.from(signs), shortcut.slice(signs.length)].filter((key) => key !== '');
}
