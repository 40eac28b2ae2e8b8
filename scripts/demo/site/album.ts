import type { Photograph } from '../photographs.ts';
import type { PhotographName } from '../photos/catalogue.ts';

/** What every page is made from. */
export interface Album {
  /** In the order of the catalogue. */
  readonly photographs: readonly Photograph[];
  photograph(name: PhotographName): Photograph;
}

export function createAlbum(photographs: readonly Photograph[]): Album {
  const byName = new Map(photographs.map((photograph) => [photograph.name, photograph]));
  return {
    photographs,
    photograph(name) {
      const found = byName.get(name);
      if (found === undefined) throw new Error(`There is no photograph named ${name}`);
      return found;
    },
  };
}
