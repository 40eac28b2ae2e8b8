import { dataUrlBytes, dataUrlType } from './dataUrl.ts';
import type { PixelSize } from './originalSize.ts';

/** Characters of a `data:` URL that hold a file's first 24 bytes, however they are written. */
const headerLength = 200;

/** The size of the GIF or PNG that a `data:` URL holds, from the file's first bytes; `null` for all others. */
export function dataUrlSize(url: string): PixelSize | null {
  const type = dataUrlType(url);
  if (type !== 'image/gif' && type !== 'image/png') return null;
  const [bytes] = dataUrlBytes(url.slice(0, headerLength));
  const at = (index: number): number => bytes?.[index] ?? 0;
  const long = (index: number): number =>
    ((at(index) * 256 + at(index + 1)) * 256 + at(index + 2)) * 256 + at(index + 3);
  // GIF89a, section 18: little-endian.
  if (at(0) === 0x47) return { width: at(6) + at(7) * 256, height: at(8) + at(9) * 256 };
  // PNG, section 11.2.1: the first chunk, big-endian.
  return at(0) === 0x89 ? { width: long(16), height: long(20) } : null;
}
