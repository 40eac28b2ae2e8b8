import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startOverlay, type OverlayParts } from './overlay.tsx';
import { sharedLibraries } from './sharedLibraries.ts';

declare global {
  /** One overlay per page, however often the script is put there. This object belongs to our isolated world alone. */
  var likeableGallery: ({ readonly libraries: typeof sharedLibraries } & OverlayParts) | undefined;
}

export default defineUnlistedScript(() => {
  // An element of the page's may have this name.
  if (Object.hasOwn(globalThis, 'likeableGallery')) return;
  globalThis.likeableGallery = { libraries: sharedLibraries, ...startOverlay() };
});
