import { request } from 'node:http';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSite, type Site } from '../../../scripts/demo/siteServer.ts';

const pages = [
  '/',
  '/article',
  '/strict',
  '/grid',
  '/backgrounds',
  '/endless',
  '/pages',
  '/many',
  '/one',
  '/empty',
  '/broken',
];
const documents = ['/document.pdf', '/document.xml', '/picture.svg'];

let site: Site;

beforeAll(async () => {
  site = await startSite();
}, 180_000);

afterAll(() => site.close());

async function text(path: string): Promise<string> {
  return (await fetch(site.url + path)).text();
}

/** Every address a page or style sheet loads or links to, as it is written. */
function addressesIn(source: string): readonly string[] {
  const attributes = [...source.matchAll(/\s(?:href|src|data-src)="([^"]*)"/g)].map(([, address = '']) => address);
  const sets = [...source.matchAll(/\ssrcset="([^"]*)"/g)].flatMap(([, set = '']) =>
    set.split(', ').map((candidate) => candidate.split(' ', 1).join('')),
  );
  const styles = [...source.matchAll(/url\('([^']*)'\)/g)].map(([, address = '']) => address);
  return [...attributes, ...sets, ...styles];
}

function imageTags(source: string): readonly string[] {
  return source.match(/<img[^>]*>/g) ?? [];
}

describe('every page', () => {
  test.each(pages)('%s is whole: what it names is there, on this site, and there is a way back', async (path) => {
    const source = await text(path);
    expect(source).toContain('href="/"');
    const named = new Set(addressesIn(source));
    for (const sheet of [...named].filter((address) => address.endsWith('.css'))) {
      for (const address of addressesIn(await text(sheet))) named.add(address);
    }
    const linkedLicences = /^https:\/\/creativecommons\.org\//;
    const elsewhere = [...named].filter((address) => !/^(?:\/(?!\/)|data:)/.test(address));
    expect(elsewhere.filter((address) => !linkedLicences.test(address))).toEqual([]);

    const wanted = [...named].filter((address) => address.startsWith('/') && !address.startsWith('/photo/lost/'));
    const crops = wanted.filter((address) => /^\/photo\/(?:many|endless|pages)\//.test(address));
    const few = wanted.filter((address) => !crops.includes(address)).concat(crops.slice(0, 12));
    for (const address of few) {
      const response = await fetch(site.url + address, { method: 'HEAD' });
      expect(`${response.status} ${address}`).toBe(`200 ${address}`);
    }
  });

  test('the front page links to all of them', async () => {
    const named = addressesIn(await text('/'));
    expect(named).toEqual(expect.arrayContaining([...pages, ...documents]));
  });

  test('every picture reserves its box and has a text', async () => {
    for (const path of pages) {
      for (const tag of imageTags(await text(path))) expect(tag).toMatch(/width="\d+"[^>]*height="\d+"[^>]*alt="/s);
    }
  });
});

test('/empty holds no picture of any kind', async () => {
  const source = (await text('/empty')) + (await text('/assets/frames.css'));
  expect(source).not.toMatch(/<img|<picture|<svg|<video|<object|rel="icon"|og:image|url\(|image-set/);
});

test('/one has one picture, of which /article knows one size only', async () => {
  const [tag = '', ...more] = imageTags(await text('/one'));
  expect(more).toEqual([]);
  const sizes = new Set(addressesIn(tag));
  const there = new Set(addressesIn(await text('/article')).filter((address) => address.includes('/friends-')));
  expect(there.size).toBe(1);
  expect([...there].every((address) => sizes.has(address))).toBe(true);
  expect(sizes.size).toBeGreaterThan(1);
});

test('/article shows a thumbnail that links to a larger original', async () => {
  const [, original = '', thumbnail = ''] =
    /<a href="(\/photo\/original\/[^"]+)">\s*<img\s+src="([^"]+)"/.exec(await text('/article')) ?? [];
  expect(await widthOf(original)).toBeGreaterThan(2 * (await widthOf(thumbnail)));
});

async function widthOf(path: string): Promise<number> {
  const bytes = await (await fetch(site.url + path)).arrayBuffer();
  return (await sharp(Buffer.from(bytes)).metadata()).width;
}

test('/many names 2,000 pictures, /endless 600 in batches', async () => {
  const many = imageTags(await text('/many')).flatMap(addressesIn);
  expect(new Set(many).size).toBe(2000);

  const endless = new Set<string>();
  let next: string | undefined = '/endless/batch?page=1';
  while (next !== undefined) {
    const source: string = await text(next);
    for (const address of addressesIn(source)) if (address.startsWith('/photo/')) endless.add(address);
    next = /href="\/endless(\?page=\d+)"/.exec(source)?.[1]?.replace(/^/, '/endless/batch');
  }
  expect(endless.size).toBe(600);
});

test.each(['0', '-1', '1.5', '51', 'x', '1e9'])('there is no batch %s', async (page) => {
  expect((await fetch(`${site.url}/endless/batch?page=${page}`)).status).toBe(404);
  expect((await fetch(`${site.url}/endless?page=${page}`)).status).toBe(404);
});

test('/pages names 48 pictures on six pages without a script, every second one calling its next page so', async () => {
  const found = new Set<string>();
  const ways: string[] = [];
  let next: string | undefined = '/pages';
  while (next !== undefined) {
    const source: string = await text(next);
    expect(source).not.toContain('<script');
    for (const address of imageTags(source).flatMap(addressesIn)) found.add(address);
    const [link = '', address] = /<a [^>]*href="(\/pages\?page=\d+)"[^>]*>Next</.exec(source) ?? [];
    ways.push(link === '' ? 'none' : link.includes('rel="next"') ? 'rel' : 'words');
    next = address;
  }
  expect(found.size).toBe(48);
  expect(ways).toEqual(['words', 'rel', 'words', 'rel', 'words', 'none']);
});

test.each(['0', '7', '1.5', 'x'])('there is no page %s', async (page) => {
  expect((await fetch(`${site.url}/pages?page=${page}`)).status).toBe(404);
});

test('/strict forbids scripts and inline styles, and needs neither', async () => {
  const response = await fetch(`${site.url}/strict`);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "img-src 'self'",
      "style-src 'self'",
      "require-trusted-types-for 'script'",
    ]),
  );
  expect(await response.text()).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:|data:/);
});

test.each([
  ['/', 'text/html; charset=utf-8'],
  ['/assets/frames.css', 'text/css; charset=utf-8'],
  ['/assets/endless.js', 'text/javascript; charset=utf-8'],
  ['/photo/friends-320.avif', 'image/avif'],
  ['/photo/friends-320.webp', 'image/webp'],
  ['/photo/friends-320.jpg', 'image/jpeg'],
  ['/photo/many/2000.jpg', 'image/jpeg'],
  ['/document.pdf', 'application/pdf'],
  ['/document.xml', 'application/xml'],
  ['/picture.svg', 'image/svg+xml'],
])('%s is %s', async (path, mediaType) => {
  const response = await fetch(site.url + path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(mediaType);
});

test('the pictures of /broken are not found, cut off, or no pictures', async () => {
  const read = async (path: string): Promise<Buffer> =>
    Buffer.from(await (await fetch(`${site.url}/photo/${path}`)).arrayBuffer());
  expect((await fetch(`${site.url}/photo/lost/harbour.jpg`)).status).toBe(404);
  const [half, whole] = [await read('broken/half.jpg'), await read('original/coffee.jpg')];
  expect(whole.subarray(0, half.length).equals(half)).toBe(true);
  expect(half.length).toBeLessThan(whole.length);
  await expect(sharp(await read('broken/words.jpg')).metadata()).rejects.toThrow();
  expect(await read('broken/nothing.jpg')).toHaveLength(0);
});

test('the cross-reference table of the PDF points at its objects', async () => {
  const file = Buffer.from(await (await fetch(`${site.url}/document.pdf`)).arrayBuffer()).toString('latin1');
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
  expect(file.slice(table, table + 5)).toBe('xref\n');
  const offsets = [...file.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
  expect(offsets).toHaveLength(6);
  for (const [index, offset] of offsets.entries())
    expect(file.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj\\n`));
  for (const [, length, stream] of file.matchAll(/\/Length (\d+) >>\nstream\n(.*?)\nendstream\n/gs)) {
    expect(stream).toHaveLength(Number(length));
  }
});

test.each([
  '/../package.json',
  '/assets/../routes.ts',
  '/assets/..%2froutes.ts',
  '/photo/original/..%2f..%2fcatalogue.ts',
  '/photo/original/../CREDITS.md',
  '//etc/passwd',
  '/photo/many/2001.jpg',
  '/assets/',
  '/%',
  'http://[',
])('%s is not found', async (path) => {
  expect(await statusOf(path)).toBe(404);
});

/** `fetch` would tidy the path up; this sends it as it is. */
function statusOf(path: string): Promise<number | undefined> {
  return new Promise((answered, failed) => {
    request({ host: '127.0.0.1', port: new URL(site.url).port, path }, (response) => {
      response.resume();
      answered(response.statusCode);
    })
      .on('error', failed)
      .end();
  });
}

test('only GET and HEAD are answered, and what has not changed is not sent again', async () => {
  const address = `${site.url}/photo/coffee-320.jpg`;
  expect((await fetch(address, { method: 'POST' })).status).toBe(405);
  const first = await fetch(address);
  const again = await fetch(address, {
    headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    cache: 'no-store',
  });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
});

test('the log tells every request in order, and ends with the site', async () => {
  const before = site.requests.length;
  await fetch(`${site.url}/one?x=1`);
  await fetch(`${site.url}/photo/lost/a.jpg`, { method: 'HEAD' });
  expect(site.requests.slice(before)).toMatchObject([
    { method: 'GET', url: '/one?x=1' },
    { method: 'HEAD', url: '/photo/lost/a.jpg' },
  ]);

  const other = await startSite();
  expect(other.url).not.toBe(site.url);
  await fetch(other.url);
  await other.close();
  await expect(fetch(other.url)).rejects.toThrow();
  await expect(startSite({ port: Number(new URL(site.url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
