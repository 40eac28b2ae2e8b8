import { useSignal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PictureZoom, View } from '../preview/pictureZoom.ts';
import type { PictureZoomRef } from '../preview/usePictureZoom.ts';
import type { Magnification } from '../preview/ZoomButtons.tsx';

export interface InStep {
  /** Of the picture that has the keys. */
  readonly magnification: ReadonlySignal<Magnification>;
  readonly join: (place: number, zoom: PictureZoomRef) => () => void;
  /** One picture was zoomed or panned, or has another size. */
  readonly note: (zoom: PictureZoom, byPerson: boolean) => void;
  readonly zoomAt: (place: number) => PictureZoom | null;
}

/** Lets all pictures show what one of them shows. `lead` is the place of the picture that has the keys. */
export function useInStep(inStep: boolean, lead: number): InStep {
  const magnification = useSignal<Magnification>({ figure: 1, fit: true });
  const zooms = useRef(new Map<number, PictureZoomRef>()).current;
  const view = useRef<View | null>(null);
  const latest = useRef({ inStep, lead });

  function tell(): void {
    const zoom = zooms.get(latest.current.lead)?.current;
    if (!zoom) return;
    const present = { figure: zoom.magnification(), fit: zoom.isFit() };
    const { figure, fit } = magnification.peek();
    if (figure !== present.figure || fit !== present.fit) magnification.value = present;
  }

  function follow(zoom: PictureZoom): void {
    view.current = zoom.view();
    for (const { current } of zooms.values()) if (current && current !== zoom) current.show(view.current);
  }

  useLayoutEffect(() => {
    latest.current = { inStep, lead };
    const zoom = zooms.get(lead)?.current;
    if (!inStep) view.current = null;
    else if (zoom && view.current === null) follow(zoom);
    tell();
  }, [inStep, lead]);

  return {
    magnification,
    join(place, zoom) {
      zooms.set(place, zoom);
      return () => {
        if (zooms.get(place) === zoom) zooms.delete(place);
      };
    },
    note(zoom, byPerson) {
      if (latest.current.inStep) {
        if (byPerson) follow(zoom);
        // Just come, or grown: it shows what the others show.
        else if (view.current) zoom.show(view.current);
      }
      tell();
    },
    zoomAt: (place) => zooms.get(place)?.current ?? null,
  };
}
