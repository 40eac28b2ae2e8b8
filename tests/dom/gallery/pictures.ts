import type { GalleryImage } from '../../../lib/core/pictures/galleryImage.ts';

/** A picture of that size that needs no server. */
export function drawnPicture(width: number, height: number, fill = 'teal'): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${fill}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Refused at once: browsers do not connect to this port (Fetch, "port blocking"). */
export const brokenUrl = 'http://localhost:9/harbour-07.jpg';

/** Pictures of known and varied proportions, named Picture 0, Picture 1… */
export function pictures(count: number, of: (index: number) => Partial<GalleryImage> = () => ({})): GalleryImage[] {
  return Array.from({ length: count }, (_, index) => {
    const [width = 300, height = 200] = [
      [300, 200],
      [200, 300],
      [400, 400],
      [320, 180],
      [240, 300],
    ][index % 5] ?? [300, 200];
    return {
      image: drawnPicture(width, height, `hsl(${(index * 47) % 360} 60% 50%)`),
      key: `key-${index}`,
      caption: `Picture ${index}`,
      width,
      height,
      ...of(index),
    };
  });
}
