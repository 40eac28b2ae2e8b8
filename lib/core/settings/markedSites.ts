import { siteSettings, type ExtensionSettings, type SiteSettings } from './extensionSettings.ts';
import { hostOf } from '../library/likeFacts.ts';
import { patternsOfSite } from './sitePattern.ts';

/** What marks in a page need to know. */
export interface PageMarks {
  readonly on: boolean;
  readonly disliked: SiteSettings['disliked'];
}

/** The match patterns of all sites with marks, each for one scheme: a person may have allowed one and not the other. */
export function markedPatterns({ sites }: Pick<ExtensionSettings, 'sites'>): string[] {
  return Object.entries(sites)
    .filter(([, { marks }]) => marks)
    .flatMap(([site]) => patternsOfSite(site))
    .flatMap((pattern) => [pattern.replace('*:', 'https:'), pattern.replace('*:', 'http:')]);
}

/** What the person wishes for the page with this address. */
export function marksOfPage(settings: Pick<ExtensionSettings, 'sites'>, url: string): PageMarks {
  const { marks, disliked } = siteSettings(settings, hostOf(url));
  return { on: marks, disliked };
}
