import type { sharedLibraries } from '../../overlay/sharedLibraries.ts';

/** The libraries of the overlay that is in the page already. @throws {Error} where there is none. */
export function libraries(): typeof sharedLibraries {
  if (!globalThis.likeableGallery) throw new Error('The overlay is not in this page.');
  return globalThis.likeableGallery.libraries;
}
