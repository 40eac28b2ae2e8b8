import { useLayoutEffect, useState } from 'preact/hooks';
import { text } from '../../lib/core/text.ts';

export interface SlideshowOptions {
  readonly index: number;
  readonly last: number;
  /** Whether the picture has arrived, or will not. */
  readonly settled: boolean;
  /** True while the person looks closer, or writes. */
  readonly resting: () => boolean;
  readonly onMove: (index: number) => void;
  readonly say: (message: string) => void;
}

export interface Slideshow {
  readonly playing: boolean;
  readonly toggle: () => void;
  readonly stop: () => void;
}

/** Milliseconds a picture is shown once it has arrived, and how long one that does not arrive is waited for. */
const SHOWN = 4000;
const WAITED = 20_000;

/** Goes on by itself, up to the last picture; not while nobody can see it or a pointer is pressed. */
export function useSlideshow({ index, last, settled, resting, onMove, say }: SlideshowOptions): Slideshow {
  const [playing, setPlaying] = useState(false);
  const [held, setHeld] = useState(false);
  const [round, setRound] = useState(0);

  useLayoutEffect(() => {
    if (!playing) return undefined;
    let pressed = false;
    const look = (): void => setHeld(pressed || document.hidden);
    const press = ({ type }: Event): void => {
      pressed = type === 'pointerdown';
      look();
    };
    const ending = new AbortController();
    const options = { signal: ending.signal, capture: true };
    for (const type of ['pointerdown', 'pointerup', 'pointercancel']) window.addEventListener(type, press, options);
    document.addEventListener('visibilitychange', look, options);
    look();
    return () => ending.abort();
  }, [playing]);

  useLayoutEffect(() => {
    if (!playing || held) return undefined;
    const goOn = (): void => {
      if (resting()) setRound((before) => before + 1);
      else if (index < last) onMove(index + 1);
      else {
        setPlaying(false);
        say(text('preview_slideshow_ended'));
      }
    };
    const timer = setTimeout(goOn, settled ? SHOWN : WAITED);
    return () => clearTimeout(timer);
  }, [playing, held, index, last, settled, round]);

  return {
    playing,
    toggle() {
      setPlaying(!playing);
      say(playing ? text('preview_slideshow_stopped') : text('preview_slideshow_begun', { count: SHOWN / 1000 }));
      if (!playing && index >= last) onMove(0);
    },
    stop() {
      setPlaying(false);
      say(text('preview_slideshow_stopped'));
    },
  };
}
