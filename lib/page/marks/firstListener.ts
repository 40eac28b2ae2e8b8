/** Everything by which a person presses a button or types. */
const types = 'pointerdown pointerup mousedown mouseup click auxclick dblclick keydown keyup keypress'.split(' ');

export interface FirstListener {
  /** Answers whether an event is meant for us: then the page does not hear of it. */
  takes: ((event: Event) => boolean) | null;
}

/**
 * Hears presses and keys before anything in the page does, as far as it is called before the page's own scripts: which
 * picture is judged, and when, is none of the page's business.
 */
export function listenFirst(): FirstListener {
  const first: FirstListener = { takes: null };
  for (const type of types) {
    window.addEventListener(
      type,
      (event) => {
        // What a page makes up is left alone, also where it would hit a button of ours: it must not find them that way.
        if (!event.isTrusted || !first.takes?.(event)) return;
        event.stopImmediatePropagation();
        event.preventDefault();
      },
      { capture: true },
    );
  }
  return first;
}
