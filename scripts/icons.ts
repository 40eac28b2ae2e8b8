/** Renders the extension's icons from `public/icon/icon.svg`; run it again when the mark changes. */
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';

export const iconSizes = [16, 32, 48, 96, 128] as const;

type IconSize = (typeof iconSizes)[number];

export const iconFolder = resolve(import.meta.dirname, '../public/icon');

/**
 * The mark with every edge on a whole pixel. In the drawing the second tile starts on a half and the heart is centred on
 * a quarter: at 16 px, and there alone, both would blur.
 */
const markAt16 = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16">
  <path fill="#8b8b95" d="M2.25 1h2.5C5.44 1 6 1.56 6 2.25v11.5C6 14.44 5.44 15 4.75 15h-2.5C1.56 15 1 14.44 1 13.75V2.25C1 1.56 1.56 1 2.25 1Zm6 0h5.5C14.44 1 15 1.56 15 2.25v1.5C15 4.44 14.44 5 13.75 5h-5.5C7.56 5 7 4.44 7 3.75v-1.5C7 1.56 7.56 1 8.25 1Z"/>
  <path fill="#e5306c" d="M11 8.6c-.5-1-1.2-1.6-2-1.6-1.15 0-2 .9-2 2.15 0 2.3 2.1 3.75 3.4 5.45.32.43.88.43 1.2 0 1.3-1.7 3.4-3.15 3.4-5.45C15 7.9 14.15 7 13 7c-.8 0-1.5.6-2 1.6Z"/>
</svg>`;

/** The icon as PNG. At 128, the store's size, 16 of transparent padding surround 96 of artwork, as Chrome's guide asks. */
export async function renderIcon(size: IconSize): Promise<Buffer> {
  const padding = size === 128 ? 16 : 0;
  const artwork = size - 2 * padding;
  const mark = size === 16 ? Buffer.from(markAt16) : await readFile(join(iconFolder, 'icon.svg'));
  const { width } = await sharp(mark).metadata();
  return sharp(mark, { density: (72 * artwork) / width })
    .resize(artwork, artwork)
    .extend({ top: padding, bottom: padding, left: padding, right: padding, background: 'transparent' })
    .png({ compressionLevel: 9 })
    .toBuffer();
}

if (import.meta.main) {
  for (const size of iconSizes) await writeFile(join(iconFolder, `${size}.png`), await renderIcon(size));
}
