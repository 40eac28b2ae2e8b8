import type { PictureEntry } from '../../../components/gallery/values/pictureForms.ts';
import { addressOf, previewPhotographs } from '../../../components/settings/previewPhotographs.ts';
import { text } from '../../../lib/core/text.ts';
import { asBlob, asCanvas, asFile, asImageBitmap, asImageData, asPixels, shuffled, wait } from './examples.ts';
import { literal, type Written } from './writtenCode.ts';

/** One entry, at once or when it has been read, and its code. */
interface WrittenEntry {
  readonly make: () => PictureEntry | Promise<PictureEntry>;
  readonly code: string;
  /** The function of `examples.ts` that reads it. */
  readonly reads?: string;
}

type Photograph = (typeof previewPhotographs)[number];

const EXAMPLES = './scripts/gallery/page/examples.ts';
export const MOST_PICTURES = previewPhotographs.length;

function data(entry: PictureEntry): WrittenEntry {
  return { make: () => entry, code: literal(entry, '  ') };
}

function read(reader: (address: string) => Promise<PictureEntry>, reads: string) {
  return ({ name }: Photograph): WrittenEntry => ({
    make: () => reader(addressOf(name)),
    code: `${reads}(${literal(addressOf(name))})`,
    reads,
  });
}

/** Every form in which a gallery takes a picture. */
const FORMS = {
  URL: ({ name }: Photograph) => data(addressOf(name)),
  '[image, caption]': ({ name, caption }: Photograph) => data([addressOf(name), text(caption)]),
  GalleryImage: ({ name, caption, width, height }: Photograph) =>
    data({ image: addressOf(name), caption: text(caption), liked: null, width, height }),
  FileData: ({ name }: Photograph) =>
    data({ path: addressOf(name), orig_name: `${name}.avif`, mime_type: 'image/avif', is_stream: false }),
  Blob: read(asBlob, 'asBlob'),
  File: read(asFile, 'asFile'),
  ImageData: read(asImageData, 'asImageData'),
  ImageBitmap: read(asImageBitmap, 'asImageBitmap'),
  canvas: read(asCanvas, 'asCanvas'),
  'array of bytes': read(asPixels, 'asPixels'),
} as const satisfies Readonly<Record<string, (photograph: Photograph) => WrittenEntry>>;

const ALL_FORMS = Object.keys(FORMS) as readonly (keyof typeof FORMS)[];
export const PICTURE_FORMS = [...ALL_FORMS, 'a mixture of all'] as const;
/** How the list is given: as it is, or by a function. */
export const LIST_FORMS = ['list', 'function', 'promise', 'failure'] as const;

export interface PictureChoice {
  readonly form: (typeof PICTURE_FORMS)[number];
  readonly count: number;
  readonly as: (typeof LIST_FORMS)[number];
}

/** As many as the seed component's example has, with captions. */
export const FIRST_PICTURES: PictureChoice = { form: '[image, caption]', count: 10, as: 'list' };

function entriesOf({ form, count }: PictureChoice): WrittenEntry[] {
  return previewPhotographs.slice(0, count).map((photograph, index) => {
    const own = form === 'a mixture of all' ? ALL_FORMS[index % ALL_FORMS.length] : form;
    return FORMS[own ?? 'URL'](photograph);
  });
}

/** What comes by itself into the code of the choice; its value is there when all pictures have been read. */
export function picturesCode(choice: PictureChoice): Omit<Written, 'value'> {
  const entries = entriesOf(choice);
  const reads = entries.flatMap((entry) => entry.reads ?? []);
  const lines = entries.map(({ code }) => `  ${code},\n`).join('');
  const list = entries.length === 0 ? '[]' : `[\n${lines}]`;
  const given = GIVEN_AS[choice.as];
  // A list that nobody can have is not written.
  if (choice.as === 'failure') return { code: given.code };
  const used = [...reads, ...given.uses];
  return {
    code: given.code,
    // Pairs would else be lists of any length.
    declares: [`const pictures: PictureEntry[] = ${reads.length === 0 ? list : `await Promise.all(${list})`};`],
    imports: {
      './components/gallery/values/pictureForms.ts': ['type PictureEntry'],
      ...(used.length > 0 && { [EXAMPLES]: used }),
    },
  };
}

/** At once, where all entries are plain data. */
export function readPictures(choice: PictureChoice): Written | Promise<Written> {
  const made = entriesOf(choice).map(({ make }) => make());
  const written = (entries: readonly PictureEntry[]): Written => ({
    ...picturesCode(choice),
    value: GIVEN_AS[choice.as].value(entries),
  });
  const atOnce = made.filter((entry): entry is PictureEntry => !(entry instanceof Promise));
  return atOnce.length === made.length ? written(atOnce) : Promise.all(made.map(async (entry) => entry)).then(written);
}

const GIVEN_AS: Readonly<
  Record<
    PictureChoice['as'],
    { readonly value: (entries: readonly PictureEntry[]) => unknown; readonly code: string; readonly uses: string[] }
  >
> = {
  list: { value: (entries) => entries, code: 'pictures', uses: [] },
  function: {
    value: (entries) => () => shuffled(entries),
    code: '() => shuffled(pictures)',
    uses: ['shuffled'],
  },
  promise: {
    value: (entries) => () => wait(1).then(() => shuffled(entries)),
    code: '() => wait(1).then(() => shuffled(pictures))',
    uses: ['shuffled', 'wait'],
  },
  failure: {
    value: () => () => Promise.reject(new Error('No pictures today.')),
    code: "() => Promise.reject(new Error('No pictures today.'))",
    uses: [],
  },
};
