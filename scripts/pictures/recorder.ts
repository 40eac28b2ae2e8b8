import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { keyStrip, STRIP_HEIGHT, type Caption } from './keyStrip.ts';

export interface Recorder {
  /**
   * Does one thing and records what is seen until nothing moves any more, then holds that.
   * @param hold in milliseconds.
   */
  record(caption: Caption, hold: number, act: () => Promise<void>): Promise<void>;
  /** The animation as WebP, of this width in pixels. */
  encode(width: number): Promise<Buffer>;
}

interface Frame {
  /** A PNG of the window. */
  readonly picture: Buffer;
  readonly caption: Caption;
  /** Milliseconds for which it is shown. */
  readonly delay: number;
}

/** A screenshot takes longer than most movements last: so slowed down, each is several frames, on any machine. */
const SLOWED = 0.04;
/** Frames of one movement, and milliseconds between them: about as long as the movement itself. */
const MOVING_FRAMES = 3;
const BETWEEN = 60;
/** Milliseconds for which a key is named before it does something. */
const NAMED_BEFORE = 350;
/** Milliseconds that a movement may take, slowed down. */
const PATIENCE = 15_000;

export async function createRecorder(page: Page): Promise<Recorder> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Animation.enable');
  await devTools.send('Animation.setPlaybackRate', { playbackRate: SLOWED });
  const frames: Frame[] = [];

  return {
    async record(caption, hold, act) {
      const before = frames.at(-1);
      if (before && caption.keys.length > 0) frames.push({ picture: before.picture, caption, delay: NAMED_BEFORE });
      await act();
      const seen = await picturesUntilStill(page, before?.picture);
      const last = seen.pop();
      if (last === undefined) throw new Error(`Nothing is to be seen of “${caption.does}”.`);
      for (const picture of evenly(seen, MOVING_FRAMES)) frames.push({ picture, caption, delay: BETWEEN });
      frames.push({ picture: last, caption, delay: hold });
    },
    encode: (width) => encode(frames, width),
  };
}

/** What is seen, each once, the last one at rest. */
async function picturesUntilStill(page: Page, before: Buffer | undefined): Promise<Buffer[]> {
  const deadline = Date.now() + PATIENCE;
  const seen: Buffer[] = [];
  let last = before;
  for (let still = 0; still < 3 && Date.now() < deadline;) {
    const picture = await page.screenshot();
    if (last?.equals(picture)) {
      still++;
      continue;
    }
    still = 0;
    seen.push(picture);
    last = picture;
  }
  return seen;
}

function evenly(pictures: readonly Buffer[], count: number): readonly Buffer[] {
  if (pictures.length <= count) return pictures;
  const step = pictures.length / count;
  return pictures.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

async function encode(frames: readonly Frame[], width: number): Promise<Buffer> {
  const drawn = await Promise.all(frames.map((frame) => draw(frame, width)));
  return sharp(drawn, { join: { animated: true } })
    .webp({ quality: 80, effort: 6, minSize: true, delay: frames.map(({ delay }) => delay), loop: 0 })
    .toBuffer();
}

async function draw({ picture, caption }: Frame, width: number): Promise<Buffer> {
  const { data, info } = await sharp(picture)
    .resize({ width })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  return sharp(data)
    .extend({ bottom: STRIP_HEIGHT })
    .composite([{ input: await keyStrip(caption, width), left: 0, top: info.height }])
    .removeAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
}
