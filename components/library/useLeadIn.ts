import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Set on the outer element once everything above the pictures has been scrolled away. */
const PAST_LEAD_IN = 'lg-past-lead-in';

/**
 * Two elements scroll as if they were one: first the outer one, over what stands above the pictures, then the gallery
 * within, which fills the window by then. The gallery's own must not scroll before: a wheel would otherwise stay in it.
 */
export function useLeadIn(outer: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = outer.current;
    if (!element) return undefined;
    element.style.setProperty('--lg-library-gutter', `${gutterWidth(element)}px`);
    const note = (): void => {
      const left = element.scrollHeight - element.clientHeight - element.scrollTop;
      element.classList.toggle(PAST_LEAD_IN, left < 2);
    };
    /** What got the focus is shown, also where the outer one would have to scroll for it. */
    const follow = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element) || !target.closest('.lg-gallery-list')) return;
      const { bottom } = element.getBoundingClientRect();
      if (target.getBoundingClientRect().bottom > bottom) element.scrollTop = element.scrollHeight;
    };
    const observer = new ResizeObserver(note);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    element.addEventListener('scroll', note, { passive: true });
    element.addEventListener('focusin', follow);
    note();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', note);
      element.removeEventListener('focusin', follow);
    };
  }, []);
}

/** Pixels kept free for a narrow scroll bar, in which browsers and systems differ. */
function gutterWidth(within: HTMLElement): number {
  const probe = within.appendChild(document.createElement('div'));
  probe.style.cssText =
    'position: absolute; inline-size: 40px; overflow-y: auto; scrollbar-gutter: stable; scrollbar-width: thin';
  const width = probe.offsetWidth - probe.clientWidth;
  probe.remove();
  return width;
}
