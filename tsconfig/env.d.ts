/// <reference types="vite/client" />

/** The mode of the overlay's shadow root, set by the build (wxt.config.ts). */
declare const OVERLAY_ROOT: ShadowRootMode;
