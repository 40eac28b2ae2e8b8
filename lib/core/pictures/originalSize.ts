import type { PageImage } from './pageImage.ts';

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Pixels of a picture's largest variant, as far as they can be told without fetching it: declared, or its declared width
 * with the proportions of the variant the browser has loaded. `null` while unknown.
 */
export function originalSize({ variants, naturalWidth = 0, naturalHeight = 0 }: PageImage): PixelSize | null {
  const [{ width, height }] = variants;
  if (width !== undefined && height !== undefined) return { width, height };
  if (naturalWidth <= 0 || naturalHeight <= 0) return null;
  if (width !== undefined && width > naturalWidth) {
    return { width, height: Math.max(1, Math.round((width * naturalHeight) / naturalWidth)) };
  }
  return { width: naturalWidth, height: naturalHeight };
}
