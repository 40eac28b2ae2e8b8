/** Makes the photographs that the settings' live preview shows, from those of the demo; run it again when the choice changes. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { previewPhotographs } from '../components/settings/previewPhotographs.ts';

const from = resolve(import.meta.dirname, 'demo/photos');
const folder = resolve(import.meta.dirname, '../public/photographs');
/** CSS pixels of the longer edge. */
const EDGE = 400;

if (import.meta.main) {
  await mkdir(folder, { recursive: true });
  for (const { name } of previewPhotographs) {
    const made = sharp(join(from, `${name}.jpg`)).resize(EDGE, EDGE, { fit: 'inside' });
    await writeFile(join(folder, `${name}.avif`), await made.avif({ quality: 40, effort: 9 }).toBuffer());
  }
}
