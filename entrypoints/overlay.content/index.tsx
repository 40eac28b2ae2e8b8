import { defineContentScript } from 'wxt/utils/define-content-script';
import { startOverlay } from './overlay.tsx';

declare global {
  // One overlay per page, however often the script is put there: this object belongs to our isolated world alone.
  var likeableGallery: true | undefined;
}

export default defineContentScript({
  matches: ['<all_urls>'],
  registration: 'runtime',
  cssInjectionMode: 'manual',
  main() {
    if (globalThis.likeableGallery) return;
    globalThis.likeableGallery = true;
    startOverlay();
  },
});
