import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import sharp from 'sharp';
import type { Album } from './album.ts';
import { articlePage } from './articlePage.ts';
import { backgroundsPage } from './backgroundsPage.ts';
import { brokenPage, halfPictureUrl, nothingAsPictureUrl, wordsAsPictureUrl } from './brokenPage.ts';
import { createCropPrinter, cropsOf, type Crop } from './crops.ts';
import { irisSvg, registerXml, sheetPdf } from './documents.ts';
import { emptyPage } from './emptyPage.ts';
import { batchCount, endlessBatch, endlessPage } from './endlessPage.ts';
import { gridPage } from './gridPage.ts';
import { indexPage } from './indexPage.ts';
import { manyPage } from './manyPage.ts';
import { notFoundPage } from './notFoundPage.ts';
import { onePage } from './onePage.ts';
import { pageCount, pagesPage } from './pagesPage.ts';
import { originalUrl, photographUrl } from './pictures.ts';

export interface Reply {
  readonly status: number;
  readonly mediaType: string;
  readonly body: string | Buffer;
  /** Whether a browser may keep it without asking again. */
  readonly lasting: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Routes {
  reply(address: URL): Promise<Reply>;
  notFound(): Reply;
}

type Route = (address: URL) => Reply | Promise<Reply>;

const strictPolicy =
  "default-src 'none'; img-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const assetsFolder = join(import.meta.dirname, 'assets');
const assetTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/**
 * One table from path to answer, complete from the start: no address of a request ever becomes a path on disk.
 */
export async function createRoutes(album: Album): Promise<Routes> {
  const manyCrops = cropsOf('many', album);
  const endlessCrops = cropsOf('endless', album);
  const pagesCrops = cropsOf('pages', album);
  const routes = new Map<string, Route>([
    ...pages(album, manyCrops, endlessCrops, pagesCrops),
    ...photographs(album),
    ...cropPictures(album, [...manyCrops, ...endlessCrops, ...pagesCrops]),
    ...brokenPictures(album),
    ...documents(album),
    ...(await assets()),
  ]);
  const notFound = (): Reply => ({ ...page(notFoundPage()), status: 404 });
  return {
    reply: async (address) => (await routes.get(address.pathname)?.(address)) ?? notFound(),
    notFound,
  };
}

function pages(
  album: Album,
  manyCrops: readonly Crop[],
  endlessCrops: readonly Crop[],
  pagesCrops: readonly Crop[],
): [string, Route][] {
  const numbered = (address: URL, count: number, render: (number: number) => Reply): Reply => {
    const number = Number(address.searchParams.get('page') ?? 1);
    if (Number.isInteger(number) && number >= 1 && number <= count) return render(number);
    return { ...page(notFoundPage()), status: 404 };
  };
  const batchOf = (address: URL, render: (number: number) => Reply): Reply =>
    numbered(address, batchCount(endlessCrops), render);
  return [
    ['/', () => page(indexPage(album))],
    ['/article', ({ origin }) => page(articlePage(album, '/article', origin))],
    [
      '/strict',
      ({ origin }) => ({
        ...page(articlePage(album, '/strict', origin)),
        headers: { 'content-security-policy': strictPolicy },
      }),
    ],
    ['/grid', () => page(gridPage(album))],
    ['/backgrounds', () => page(backgroundsPage(album))],
    ['/endless', (address) => batchOf(address, (number) => page(endlessPage(album, endlessCrops, number)))],
    ['/endless/batch', (address) => batchOf(address, (number) => page(endlessBatch(endlessCrops, number)))],
    [
      '/pages',
      (address) => numbered(address, pageCount(pagesCrops), (number) => page(pagesPage(album, pagesCrops, number))),
    ],
    ['/many', () => page(manyPage(album, manyCrops))],
    ['/one', () => page(onePage(album))],
    ['/empty', () => page(emptyPage())],
    ['/broken', () => page(brokenPage(album))],
  ];
}

function photographs(album: Album): [string, Route][] {
  return album.photographs.flatMap((photograph): [string, Route][] => [
    [originalUrl(photograph), async () => picture('image/jpeg', await readFile(photograph.original))],
    ...photograph.files.map((file): [string, Route] => [
      photographUrl(photograph, file),
      async () => picture(file.mediaType, await readFile(file.path)),
    ]),
  ]);
}

function cropPictures(album: Album, crops: readonly Crop[]): [string, Route][] {
  const printer = createCropPrinter(album);
  return crops.map((crop): [string, Route] => [crop.url, async () => picture('image/jpeg', await printer.print(crop))]);
}

function brokenPictures(album: Album): [string, Route][] {
  const whole = album.photograph('coffee').original;
  return [
    [
      halfPictureUrl,
      async () => {
        const bytes = await readFile(whole);
        return picture('image/jpeg', bytes.subarray(0, bytes.length / 2));
      },
    ],
    [
      wordsAsPictureUrl,
      () => picture('image/jpeg', Buffer.from('Dear printer, the picture follows by separate post.')),
    ],
    [nothingAsPictureUrl, () => picture('image/jpeg', Buffer.alloc(0))],
  ];
}

function documents(album: Album): [string, Route][] {
  const iris = irisSvg();
  return [
    ['/document.pdf', async () => picture('application/pdf', await sheetPdf(album))],
    ['/document.xml', () => picture('application/xml', Buffer.from(registerXml(album)))],
    ['/picture.svg', () => picture('image/svg+xml', Buffer.from(iris))],
    // Browsers ask for it unasked: no page names it, so that it is no picture of any page.
    ['/favicon.ico', async () => picture('image/png', await sharp(Buffer.from(iris)).resize(32, 32).png().toBuffer())],
  ];
}

async function assets(): Promise<[string, Route][]> {
  const names = await readdir(assetsFolder);
  return names.map((name): [string, Route] => [
    `/assets/${name}`,
    async () => ({
      status: 200,
      mediaType: assetTypes[extname(name)] ?? 'application/octet-stream',
      body: await readFile(join(assetsFolder, name)),
      lasting: false,
    }),
  ]);
}

function page(markup: string): Reply {
  return { status: 200, mediaType: 'text/html; charset=utf-8', body: markup, lasting: false };
}

function picture(mediaType: string, body: Buffer): Reply {
  return { status: 200, mediaType, body, lasting: true };
}
