import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startOverlay } from './overlay.tsx';

declare global {
  // One overlay per page, however often the script is put there: this object belongs to our isolated world alone.
  var likeableGallery: true | undefined;
}

export default defineUnlistedScript(() => {
  if (globalThis.likeableGallery) return;
  globalThis.likeableGallery = true;
  startOverlay();
});
