import sharp from 'sharp';

/** Which keys were pressed, and what they do: as a strip below a frame. */
export interface Caption {
  readonly keys: readonly string[];
  readonly does: string;
}

/** Pixels. */
export const STRIP_HEIGHT = 48;
const CAP_HEIGHT = 28;
const BETWEEN = 6;
const FONT = 'font-family="DejaVu Sans, sans-serif"';

/** The strip as PNG. */
export function keyStrip({ keys, does }: Caption, width: number): Promise<Buffer> {
  const top = (STRIP_HEIGHT - CAP_HEIGHT) / 2;
  const baseline = STRIP_HEIGHT / 2 + 5;
  let left = 16;
  const caps = keys.map((key) => {
    const capWidth = Math.max(CAP_HEIGHT, 18 + key.length * 9);
    const cap = `<rect x="${left + 0.5}" y="${top + 0.5}" width="${capWidth - 1}" height="${CAP_HEIGHT - 1}" rx="6" fill="#3a3a42" stroke="#6b6b76"/>
      <text x="${left + capWidth / 2}" y="${baseline}" text-anchor="middle" fill="#fff" font-size="14" font-weight="bold" ${FONT}>${key}</text>`;
    left += capWidth + BETWEEN;
    return cap;
  });
  const words = `<text x="${keys.length === 0 ? left : left + 6}" y="${baseline}" fill="#e4e4ea" font-size="15" ${FONT}>${does}</text>`;
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${STRIP_HEIGHT}">
    <rect width="100%" height="100%" fill="#1c1c21"/>${caps.join('')}${words}</svg>`;
  return sharp(Buffer.from(drawing)).png().toBuffer();
}
