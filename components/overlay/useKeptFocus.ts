import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { activeElement } from '../ui/activeElement.ts';

/**
 * Something in the panel always has the focus, else keys would go to the page; the panel hands it on to a picture. Beside a
 * page that is in use (not `modal`) that ends with a press or a tab into the page, until the focus comes back.
 */
export function useKeptFocus(panel: RefObject<HTMLElement | null>, modal: boolean): () => void {
  const inside = useRef(true);

  useEffect(() => {
    const root = panel.current?.getRootNode();
    // From outside of a shadow tree, everything inside is its host.
    const ours = root instanceof ShadowRoot ? root.host : panel.current?.closest('dialog');
    const follow = ({ target }: Event): void => {
      inside.current = target instanceof Node && (ours?.contains(target) ?? true);
    };
    document.addEventListener('pointerdown', follow, true);
    document.addEventListener('focusin', follow, true);
    return () => {
      document.removeEventListener('pointerdown', follow, true);
      document.removeEventListener('focusin', follow, true);
    };
  }, [panel]);

  function keep(): void {
    const element = panel.current;
    if (!modal && !inside.current) return;
    if (element && !element.contains(activeElement(element))) element.focus({ preventScroll: true });
  }
  useLayoutEffect(keep);
  return keep;
}
