/** Where the person's own style rules count in the live preview. */
export const PREVIEW_SCOPE = '.lg-live-panel';
