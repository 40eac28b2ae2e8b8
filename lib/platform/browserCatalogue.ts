interface I18nGlobals {
  readonly browser?: { readonly i18n: NativeI18n };
  readonly chrome: { readonly i18n: NativeI18n };
}

interface NativeI18n {
  getMessage(name: string): string;
}

const globals = globalThis as typeof globalThis & I18nGlobals;
const { i18n } = globals.browser ?? globals.chrome;

/** The message of a name in the browser's language, or in English; empty when there is none. */
export function messageOf(name: string): string {
  try {
    return i18n.getMessage(name);
  } catch {
    // The extension has gone from under an open page: names are better than none.
    return '';
  }
}
