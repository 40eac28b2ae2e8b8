import sharp from 'sharp';

/** A PNG by name: each of its own size and colour, so that no two are the same. */
export async function colouredPicture(name: string): Promise<Buffer> {
  const before = known.get(name);
  if (before) return before;
  const seed = Array.from(name).reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 9973, 7);
  const made = await sharp({
    create: {
      width: 120 + (seed % 90),
      height: 90 + (seed % 70),
      channels: 3,
      background: { r: seed % 256, g: (seed * 7) % 256, b: (seed * 13) % 256 },
    },
  })
    .png()
    .toBuffer();
  known.set(name, made);
  return made;
}

const known = new Map<string, Buffer>();
