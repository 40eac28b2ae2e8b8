import type { RefCallback } from 'preact';
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
import type { PictureSize } from '../gallery/cards/cardShape.ts';
import { createPictureZoom } from './pictureZoom.ts';
import type { PictureZoom } from './pictureZoom.ts';

export interface PictureZoomRef {
  /** `null` until the picture is in the document. */
  readonly current: PictureZoom | null;
  /** For the element that is enlarged and moved. */
  readonly element: RefCallback<HTMLElement>;
}

/**
 * The zoom of the picture shown; each picture starts fitted. `onChange` is told about every change, by the person or because
 * there is more or less room.
 */
export function usePictureZoom(
  key: string,
  size: PictureSize | undefined,
  onChange: (zoom: PictureZoom, byPerson: boolean) => void,
): PictureZoomRef {
  const picture = useRef<HTMLElement | null>(null);
  const zoom = useRef<PictureZoom | null>(null);
  const latest = useRef(onChange);
  latest.current = onChange;
  const natural = size && !size.proportionsOnly ? size.width : undefined;

  useLayoutEffect(() => {
    const element = picture.current;
    // Drawn outside of any document there is nothing to measure.
    if (!element?.isConnected) return undefined;
    const created = createPictureZoom(element, (byPerson) => latest.current(created, byPerson));
    zoom.current = created;
    const observer = new ResizeObserver(() => created.refresh());
    observer.observe(element);
    if (element.parentElement) observer.observe(element.parentElement);
    return () => {
      observer.disconnect();
      zoom.current = null;
    };
  }, [key]);

  useLayoutEffect(() => {
    zoom.current?.setNatural(natural);
    zoom.current?.refresh();
  }, [key, natural]);

  return {
    get current() {
      return zoom.current;
    },
    element: useCallback((element: HTMLElement | null) => {
      picture.current = element;
    }, []),
  };
}
