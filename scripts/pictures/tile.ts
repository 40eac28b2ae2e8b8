import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { iconFolder } from '../icons.ts';
import type { PhotographName } from '../demo/photos/catalogue.ts';
import type { Album } from '../demo/site/album.ts';

/** Pixels. */
const WIDTH = 440;
const HEIGHT = 280;
const COLUMN = 124;
const GAP = 8;

/** As cards in two columns, cut by the tile's edges as by a window's. */
const columns: readonly { readonly left: number; readonly top: number; readonly cards: readonly PhotographName[] }[] = [
  { left: 180, top: -28, cards: ['friends', 'freespace-0b', 'picos-de-europa'] },
  { left: 180 + COLUMN + GAP, top: -20, cards: ['seeding', 'rocket', 'freespace-1a', 'coffee'] },
];

/** What Chrome's store shows where it lists extensions, as PNG: the mark, the name, photographs. */
export async function tile(album: Album): Promise<Buffer> {
  const icon = await readFile(join(iconFolder, 'icon.svg'));
  const cards = await Promise.all(columns.map((column) => drawColumn(album, column)));
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="#f6f6f7"/>
    ${cards.flat().join('')}
    <image x="32" y="72" width="56" height="56" href="data:image/svg+xml;base64,${icon.toString('base64')}"/>
    <g font-family="DejaVu Sans, sans-serif" font-weight="bold" font-size="25" fill="#17171a">
      <text x="30" y="166">Likeable</text><text x="30" y="196">Gallery</text>
    </g></svg>`;
  return sharp(Buffer.from(drawing))
    .flatten({ background: '#f6f6f7' })
    .png({ palette: false, compressionLevel: 9 })
    .toBuffer();
}

async function drawColumn(album: Album, { left, top, cards }: (typeof columns)[number]): Promise<string[]> {
  let y = top;
  const drawn: string[] = [];
  for (const name of cards) {
    const photograph = album.photograph(name);
    const height = Math.round((COLUMN * photograph.height) / photograph.width);
    const picture = await sharp(photograph.original)
      .resize(COLUMN * 2, height * 2)
      .jpeg({ quality: 90 })
      .toBuffer();
    drawn.push(`<clipPath id="${name}"><rect x="${left}" y="${y}" width="${COLUMN}" height="${height}" rx="6"/></clipPath>
      <image clip-path="url(#${name})" x="${left}" y="${y}" width="${COLUMN}" height="${height}" href="data:image/jpeg;base64,${picture.toString('base64')}"/>`);
    y += height + GAP;
  }
  return drawn;
}
