import type { AccessibilityTree } from './accessibilityTree.ts';

/** An expression that settles when what was drawn last is on the screen. */
export const nextFrame =
  'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(null))))';

/** In CSS pixels from the upper left corner of what the window shows of the page. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One open page, driven as a person does: by what is seen, with trusted events. */
export interface DrivenPage {
  /** Reaches the shipped build's closed shadow root. */
  readonly tree: AccessibilityTree;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  url(): Promise<string>;
  /** Runs an expression in the page's own world; the answer must survive JSON. */
  evaluate(expression: string): Promise<unknown>;
  /** A key or chord in the page (`Escape`, `Shift+L`), in Playwright's and Puppeteer's key names. It never reaches a command of the extension: see `pressShortcut`. */
  pressKey(keys: string): Promise<void>;
  /** Letter by letter, into whatever has the focus. */
  typeText(text: string): Promise<void>;
  /** Moves the mouse to a point of the window and lets it rest there. */
  hover(at: Point): Promise<void>;
  /** Presses the mouse at one point of the window, moves to another, rests there for a frame as hands do, and lets go. */
  drag(from: Point, to: Point): Promise<void>;
  /** A PNG of what the window shows. */
  screenshot(path: string): Promise<void>;
  setViewport(size: { readonly width: number; readonly height: number }): Promise<void>;
  setColorScheme(scheme: 'light' | 'dark'): Promise<void>;
  bringToFront(): Promise<void>;
  close(): Promise<void>;
}

/** The toolbar button's pop-up, opened for real: it has granted `activeTab` for the page below it. */
export interface DrivenPopup {
  readonly tree: AccessibilityTree;
  screenshot(path: string): Promise<void>;
  /** Resolves when the pop-up has closed by itself, as one that has done its work does. */
  waitUntilClosed(): Promise<void>;
  close(): Promise<void>;
}

/** A browser with the built extension in it. */
export interface ExtensionBrowser {
  readonly kind: 'chromium' | 'firefox';
  readonly version: string;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  readonly extensionOrigin: string;
  /** Resolves when the browser has ended, whoever ended it. */
  readonly closed: Promise<void>;
  open(url: string): Promise<DrivenPage>;
  /** A page of the extension in a tab: `options.html`. */
  openExtensionPage(path: string): Promise<DrivenPage>;
  /** The page whose address matches, once there is one: what the extension itself opened in a tab. */
  waitForPage(url: RegExp): Promise<DrivenPage>;
  /** Presses the extension's shortcut (`Alt+Shift+L`) on the page's window, so that the browser itself runs the command. */
  pressShortcut(page: DrivenPage, keys: string): Promise<void>;
  pressToolbarButton(page: DrivenPage): Promise<DrivenPopup>;
  /** The pop-up that the extension opens by itself. */
  waitForPopup(): Promise<DrivenPopup>;
  /**
   * Opens the browser's own context menu at a point of the page, and chooses the extension's entry of this name there.
   * Chromium needs a window on a display of our own.
   * @param place of the entry among the extension's, from 0: a native menu can only be walked through.
   */
  chooseInMenu(page: DrivenPage, at: Point, entry: { readonly name: string; readonly place: number }): Promise<void>;
  /** Waits for the browser's own question for a permission, and agrees. Chromium needs a window on a display of our own. */
  allowPermission(page: DrivenPage): Promise<void>;
  /** Ends the service worker or event page as the browser does when it is idle. `false` when none was alive: such a call proves nothing. */
  stopBackground(): Promise<boolean>;
  /**
   * Closes all pages, removes the extension with all it has kept and was allowed, and installs it anew: as in a browser
   * that has just been started, which takes several times as long.
   */
  reinstall(): Promise<void>;
  /** SIGKILL to the browser's own process, as a crash or a power cut. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** A built extension: `.output/chrome-mv3`. */
  readonly extensionDir: string;
  /** `false` needs a display: the environment's, or `display`. */
  readonly headless?: boolean;
  /** An X display such as `:99`, in place of the environment's. */
  readonly display?: string;
  /** Kept when given; otherwise a folder that goes when the browser does. */
  readonly userDataDir?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** In which the extension speaks, as a BCP 47 tag; English when not given. The browser's own words stay as they are. */
  readonly language?: string;
  /** Where files saved by the extension land; a folder of the profile when not given. */
  readonly downloadsDir?: string;
  /** An HTTP proxy for all requests, those to this machine included. */
  readonly proxy?: { readonly host: string; readonly port: number };
  readonly args?: readonly string[];
}
