import type { Runtime } from 'webextension-polyfill';

/** The part of `runtime` that both browsers have alike, promises included. */
interface NativeRuntime {
  readonly id: string;
  getURL(path: string): string;
  sendMessage(message: unknown): Promise<unknown>;
  readonly onMessage: {
    addListener(listener: Listener): void;
    removeListener(listener: Listener): void;
  };
}

type Listener = (message: unknown, from: Runtime.MessageSender, sendResponse: (answer: unknown) => void) => boolean;

interface ExtensionGlobals {
  readonly browser?: { readonly runtime: NativeRuntime };
  readonly chrome: { readonly runtime: NativeRuntime };
}

const globals = globalThis as typeof globalThis & ExtensionGlobals;

/** Without the polyfill, whose 10 kB every page would have to parse for what its messages need of it: nothing. */
export const { runtime } = globals.browser ?? globals.chrome;

/** Whether the extension was updated, reloaded or switched off under this script. Firefox runs none to ask. */
export function hasEnded(): boolean {
  return !runtime.id;
}
