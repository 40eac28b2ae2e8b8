interface Credit {
  readonly author: string;
  readonly licence: 'CC BY 4.0' | 'CC0 1.0' | 'public domain';
}

export interface CatalogueEntry {
  /** The file in this folder, without its ending; part of every address the demo site gives the picture. */
  readonly name: string;
  /** A few words, as under a picture in a grid. */
  readonly title: string;
  /** What is to be seen, for those who cannot see it. */
  readonly alt: string;
  /** One or two sentences, as under a picture in an article. */
  readonly caption: string;
  readonly credit: Credit;
}

const berasategi: Credit = { author: 'Aitzol Berasategi', licence: 'CC BY 4.0' };
const freespace: Credit = { author: 'Trevor “Freespace”', licence: 'CC BY 4.0' };
const nasa: Credit = { author: 'NASA', licence: 'public domain' };

/** Every photograph of the folder, in the order in which a reader meets them. `CREDITS.md` says the same for readers of the repository. */
export const catalogue = [
  {
    name: 'picos-de-europa',
    title: 'The path up, Picos de Europa',
    alt: 'A worn dirt path climbs a grass slope towards grey limestone walls streaked with snow, under a deep blue sky.',
    caption:
      'The path is worn down to bare earth, deeper than a boot is high. Above the last grass the limestone begins, with snow still lying in its gullies.',
    credit: berasategi,
  },
  {
    name: 'friends',
    title: 'Two at the window',
    alt: 'Two golden cocker spaniels lean out of a wooden hut, one above the other, beside a white curtain.',
    caption:
      'Two cocker spaniels and one window. The upper one has the curtain, the lower one the view, and a paw on the sill.',
    credit: berasategi,
  },
  {
    name: 'seeding',
    title: 'Dandelions against the sun',
    alt: 'A dandelion clock in close-up, lit from behind by a low sun, in a meadow of others out of focus.',
    caption:
      'Shot from knee height into the sun, so that every seed head in the meadow turns into a lamp. Only the nearest is in focus.',
    credit: { author: 'Clemens Engelhardt', licence: 'CC0 1.0' },
  },
  {
    name: 'freespace-0b',
    title: 'Half a fig',
    alt: 'Half a ripe fig, cut side up, in a leaf-shaped vermilion bowl that throws a hard shadow on grey concrete.',
    caption: 'Half a fig in a vermilion bowl. The hard sun draws the bowl a second time, in shadow on the concrete.',
    credit: freespace,
  },
  {
    name: 'hubble-deep-field',
    title: 'The Hubble eXtreme Deep Field',
    alt: 'Thousands of galaxies, white, blue, orange and red, scattered over black space.',
    caption:
      'Nearly every speck is a galaxy. The two with spikes of light are the exceptions: stars of our own, in the foreground.',
    credit: nasa,
  },
  {
    name: 'wine',
    title: 'A drum on a cushion',
    alt: 'A djembe lies on a leather beanbag; behind it a table made of pallets with wine, a glass and a coffee grinder.',
    caption:
      'A djembe on a beanbag, a table made of pallets, a bottle uncorked and corked again. The evening has not quite begun.',
    credit: { author: 'Jakub Mede', licence: 'CC BY 4.0' },
  },
  {
    name: 'aitzgorri',
    title: 'Aitzgorri in late autumn',
    alt: 'A green meadow, a slope of orange larches and, behind them, a long grey limestone ridge in blue haze.',
    caption:
      'Three bands: meadow, larches, limestone. The two dark conifers on the right keep the orange from running away with the picture.',
    credit: berasategi,
  },
  {
    name: 'freespace-1a',
    title: 'Brushes, still wearing their colours',
    alt: 'Paint-stained brushes in blue, turquoise, magenta and olive stand bristles up in warm side light.',
    caption: 'Nobody cleaned them all the way, and just as well: each brush remembers the one colour it was kept for.',
    credit: freespace,
  },
  {
    name: 'rocket',
    title: 'Falcon 9, waiting for DSCOVR’s launch',
    alt: 'A white rocket stands on its pad at dusk between four lattice towers, floodlights flaring into stars.',
    caption:
      'The rocket that carried DSCOVR, at dusk among its lightning towers. A small aperture makes stars of the floodlights.',
    credit: { author: 'SpaceX', licence: 'CC0 1.0' },
  },
  {
    name: 'life',
    title: 'The stream, step by step',
    alt: 'A small stream falls in steps between pale, rounded rocks in a green wood.',
    caption:
      'The stream comes down in seven or eight small steps between rocks it has rounded itself. Brown leaves have begun to collect in the dry bowls.',
    credit: berasategi,
  },
  {
    name: 'coffee',
    title: 'Espresso, red cup',
    alt: 'An espresso in a red cup on a red saucer, a small spoon beside it, on a worn wooden table.',
    caption: 'Red cup, red saucer, red-brown table. All that is not red is the crema, the rim and the spoon.',
    credit: { author: 'Rachel Michetti', licence: 'CC0 1.0' },
  },
  {
    name: 'sunset',
    title: 'Last light at the summit table',
    alt: 'The sun sets over layered hills; in front, a round stone orientation table and patches of snow.',
    caption:
      'A stone table on the summit names the hills around it. For these few minutes the sun leaves them all in silhouette.',
    credit: berasategi,
  },
  {
    name: 'astronaut',
    title: 'Eileen Collins, crew portrait',
    alt: 'Astronaut Eileen Collins smiles in an orange launch suit, helmet in front of her, a model of the Shuttle behind.',
    caption:
      'Eileen Collins in her launch suit. The studio’s softboxes are in the picture too: look into the visor of the helmet.',
    credit: nasa,
  },
  {
    name: 'chelsea',
    title: 'Chelsea, looking past you',
    alt: 'The face of a tabby cat in close-up, green eyes turned to the right of the camera.',
    caption: 'Chelsea, from closer than most cats allow. The focus is on the eyes, and the eyes are on something else.',
    credit: { author: 'Stefan van der Walt', licence: 'CC0 1.0' },
  },
  {
    name: 'umang',
    title: 'Umang, a fold in the light',
    alt: 'An abstract sheet of colour running from violet through orange to green, with one sharp fold in the middle.',
    caption: 'The one picture here that no camera made: a sheet of colour, soft everywhere but along a single fold.',
    credit: { author: 'Abhishek Mudgal', licence: 'CC BY 4.0' },
  },
] as const satisfies readonly CatalogueEntry[];

export type PhotographName = (typeof catalogue)[number]['name'];
