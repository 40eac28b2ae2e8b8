import english from '../../public/_locales/en/messages.json' with { type: 'json' };

type Messages = Readonly<Record<string, { readonly message: string }>>;

/**
 * The message of a name; empty when there is none. The extension's builds put `platform/browserCatalogue.ts` in this
 * module's place, where the browser knows which language is wanted: this one is for the gallery without an extension around.
 */
export function messageOf(name: string): string {
  return (english as Messages)[name]?.message ?? '';
}
