/** Makes the photographs of the settings' live preview and of the first page, from those of the demo; run it again when the choice changes. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { previewPhotographs } from '../components/settings/previewPhotographs.ts';
import { photographs as welcomePhotographs } from '../components/welcome/photographs.ts';

const from = resolve(import.meta.dirname, 'demo/photos');
const to = resolve(import.meta.dirname, '../public/photographs');

async function make(name: string, width: number, height: number): Promise<void> {
  const made = sharp(join(from, `${name}.jpg`)).resize(width, height, { fit: 'inside' });
  await writeFile(join(to, `${name}.avif`), await made.avif({ quality: 40, effort: 9 }).toBuffer());
}

if (import.meta.main) {
  await mkdir(to, { recursive: true });
  // Those that are in both have one size in both.
  const sizes = new Map([...previewPhotographs, ...welcomePhotographs].map((each) => [each.name, each]));
  for (const { name, width, height } of sizes.values()) await make(name, width, height);
}
