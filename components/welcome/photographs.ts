import { text, textLanguage, type TextName } from '../../lib/core/text.ts';

export interface Photograph {
  /** In `public/photographs`, without its ending. */
  readonly name: string;
  readonly title: TextName;
  readonly width: number;
  readonly height: number;
  readonly author: string;
  /** `null` for the public domain. */
  readonly licence: 'CC BY 4.0' | 'CC0 1.0' | null;
}

/** What there is to try the gallery on; `public/photographs/CREDITS.md` says the same. */
export const photographs: readonly Photograph[] = [
  {
    name: 'picos-de-europa',
    title: 'welcome_photo_path',
    width: 480,
    height: 360,
    author: 'Aitzol Berasategi',
    licence: 'CC BY 4.0',
  },
  {
    name: 'coffee',
    title: 'welcome_photo_coffee',
    width: 520,
    height: 347,
    author: 'Rachel Michetti',
    licence: 'CC0 1.0',
  },
  {
    name: 'friends',
    title: 'welcome_photo_dogs',
    width: 373,
    height: 560,
    author: 'Aitzol Berasategi',
    licence: 'CC BY 4.0',
  },
  {
    name: 'seeding',
    title: 'welcome_photo_dandelions',
    width: 560,
    height: 315,
    author: 'Clemens Engelhardt',
    licence: 'CC0 1.0',
  },
  {
    name: 'hubble-deep-field',
    title: 'welcome_photo_galaxies',
    width: 520,
    height: 453,
    author: 'NASA',
    licence: null,
  },
  {
    name: 'chelsea',
    title: 'welcome_photo_cat',
    width: 560,
    height: 373,
    author: 'Stefan van der Walt',
    licence: 'CC0 1.0',
  },
  {
    name: 'freespace-1a',
    title: 'welcome_photo_brushes',
    width: 440,
    height: 346,
    author: 'Trevor “Freespace”',
    licence: 'CC BY 4.0',
  },
  {
    name: 'sunset',
    title: 'welcome_photo_sunset',
    width: 560,
    height: 373,
    author: 'Aitzol Berasategi',
    licence: 'CC BY 4.0',
  },
];

/** Each author once, with the licence, in a sentence's words. */
export function authorsInWords(): string {
  const licences = new Map(photographs.map(({ author, licence }) => [author, licence]));
  // Isolated each, or the brackets of one fall to the next where others write from right to left.
  const each = [...licences].map(
    ([author, licence]) =>
      `\u2068${text('welcome_credit', { author, licence: licence ?? text('welcome_public_domain') })}\u2069`,
  );
  return new Intl.ListFormat(textLanguage(), { type: 'unit', style: 'short' }).format(each);
}
