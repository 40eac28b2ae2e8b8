import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { OverlayExtras } from './extras.ts';
import { startOverlay } from './overlay.tsx';
import { sharedLibraries } from './sharedLibraries.ts';

declare global {
  /** One overlay per page, however often the script is put there. This object belongs to our isolated world alone. */
  var likeableGallery:
    | { readonly libraries: typeof sharedLibraries; readonly receive: (extras: OverlayExtras) => void }
    | undefined;
}

export default defineUnlistedScript(() => {
  if (globalThis.likeableGallery) return;
  const { receive } = startOverlay();
  globalThis.likeableGallery = { libraries: sharedLibraries, receive };
});
