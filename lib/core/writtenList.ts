import { text } from './text.ts';

/** Short phrases beside each other, as the language lists them: `8 liked, 3 disliked`. Empty ones are left out. */
export function writtenList(phrases: readonly string[]): string {
  const said = phrases.filter((phrase) => phrase !== '');
  return said.length === 0 ? '' : said.reduce((first, second) => text('gallery_list', { first, second }));
}
