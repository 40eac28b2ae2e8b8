import { siteSettings, type ExtensionSettings } from './extensionSettings.ts';

/** Sites that the person has let us into, as they see them. */
export interface HeldSite {
  /** The host without `www.`; `null` for all sites at once. */
  readonly name: string | null;
  /** The match patterns it is held by. */
  readonly patterns: readonly string[];
  /** Whether it is judged pictures that are marked there. */
  readonly marks: boolean;
}

const PATTERN = /^(?:\*|https?):\/\/([^/]+)\/\*$/;

/** What match patterns stand for: all sites first, the others by name. Patterns of anything but web pages are left out. */
export function heldSites(
  patterns: readonly string[],
  settings: Pick<ExtensionSettings, 'sites'>,
): readonly HeldSite[] {
  const byName = new Map<string, string[]>();
  for (const pattern of patterns) {
    const [, host = ''] = PATTERN.exec(pattern === '<all_urls>' ? '*://*/*' : pattern) ?? [];
    if (host === '') continue;
    const name = host === '*' ? '' : host.replace(/^www\.(?=.)/, '');
    byName.set(name, [...(byName.get(name) ?? []), pattern]);
  }
  return [...byName]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, held]) => ({
      name: name === '' ? null : name,
      patterns: held,
      marks: name !== '' && siteSettings(settings, name).marks,
    }));
}
