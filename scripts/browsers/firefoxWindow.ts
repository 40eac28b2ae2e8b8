/** What is used of Firefox's own window by the functions that are sent into it; see `firefoxFrontEnd.ts`. */

export interface XulBrowser extends HTMLElement {
  readonly browsingContext: {
    readonly currentWindowGlobal: {
      drawSnapshot(rect: DOMRect | null, scale: number, background: string): Promise<ImageBitmap>;
    };
  };
}
export interface FirefoxWindow {
  readonly windowUtils: {
    sendMouseEvent?: (type: string, x: number, y: number, button: number, clicks: number, modifiers: number) => void;
  };
  /** In Firefox 144 and later, in place of `windowUtils.sendMouseEvent`. */
  synthesizeMouseEvent?: (type: string, x: number, y: number, details: object, options: object) => void;
}
export type XpcomClasses = Record<string, { createInstance<T>(type: T): T; getService<T>(type: T): T }>;
