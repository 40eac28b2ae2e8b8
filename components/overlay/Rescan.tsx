import { useEffect, useRef } from 'preact/hooks';
import type { GalleryModel } from '../../lib/state/gallery/galleryModel.ts';

/** Looks at the page again every so many seconds, while the gallery is open and seen. */
export function Rescan({ model }: { readonly model: GalleryModel }) {
  const place = useRef<HTMLSpanElement>(null);
  const { rescanEvery } = model.settings.all.value;

  useEffect(() => {
    if (rescanEvery === 0) return undefined;
    let frame = 0;
    const look = async (): Promise<void> => {
      // A closed gallery is out of the page.
      if (place.current?.isConnected) await model.lookAgain();
      frame = 0;
    };
    const timer = setInterval(() => {
      // Pages that nobody sees draw no frames; a look that takes long is not begun anew.
      frame ||= requestAnimationFrame(() => void look().catch(() => (frame = 0)));
    }, rescanEvery * 1000);
    return () => {
      clearInterval(timer);
      cancelAnimationFrame(frame);
    };
  }, [model, rescanEvery]);

  return <span ref={place} hidden />;
}
