import { createServer } from 'node:http';
import { colouredPicture } from './colouredPicture.ts';
import { listenOnLoopback } from '../../scripts/servers/loopback.ts';

/** A picture's name on the page of places, which is also its caption: `data src` is `/p/data-src.png`. */
type Place = readonly [name: string, html: (address: string) => string];

/** Every kind of place in which a page can hold a picture, one picture each. */
const places: readonly Place[] = [
  ['img src', (at) => `<img src=${at} width=40>`],
  ['img srcset', (at) => `<img src=/p/small-one.png srcset="${at} 800w, /p/small-one.png 80w" sizes=40px>`],
  ['picture source', (at) => `<picture><source srcset=${at} media=print><img width=40></picture>`],
  ['data src', (at) => `<img data-src=${at}>`],
  ['data original', (at) => `<img data-original=${at}>`],
  ['data lazy src', (at) => `<img data-lazy-src=${at} src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">`],
  ['data srcset', (at) => `<img data-srcset="${at} 2x">`],
  ['data bg', (at) => `<div data-bg=${at}></div>`],
  ['data background image', (at) => `<div data-background-image="url('${at}')"></div>`],
  ['any spelling', (at) => `<img data-my-own-lazy-file=${at}>`],
  ['json attribute', (at) => `<div data-gallery='[{"src": "${at}"}]'></div>`],
  ['noscript', (at) => `<noscript><img src=${at}></noscript>`],
  ['style attribute', (at) => `<div style="background: url(${at})"></div>`],
  ['style sheet', (at) => `<style>.sheet { background-image: url(${at}) }</style><div class=sheet></div>`],
  ['second layer', (at) => `<div style="background: linear-gradient(red, blue), url(${at})"></div>`],
  ['image set', (at) => `<div style='background: image-set("${at}" 1x)'></div>`],
  ['border image', (at) => `<div style="border: 2px solid; border-image: url(${at}) 3"></div>`],
  ['mask', (at) => `<div style="mask-image: url(${at})"></div>`],
  ['list style', (at) => `<ul><li style="list-style-image: url(${at})"></ul>`],
  ['content', (at) => `<style>.content { content: url(${at}) }</style><div class=content></div>`],
  ['before', (at) => `<style>.b::before { content: ""; background: url(${at}) }</style><div class=b></div>`],
  ['after', (at) => `<style>.a::after { content: url(${at}) }</style><div class=a></div>`],
  ['hidden element', (at) => `<div hidden><img src=${at} loading=lazy></div>`],
  ['link', (at) => `<a href=${at}></a>`],
  ['svg image', (at) => `<svg width=30 height=30><image href=${at} width=30 height=30 /></svg>`],
  ['svg xlink', (at) => `<svg width=30 height=30><image xlink:href=${at} width=30 height=30 /></svg>`],
  ['inline svg', () => '<svg width=120 height=90 aria-label="inline svg"><circle cx=40 cy=40 r=40 fill=teal /></svg>'],
  ['canvas', () => '<canvas id=canvas-place width=120 height=90 aria-label=canvas></canvas>'],
  ['poster', (at) => `<video poster=${at} width=40></video>`],
  ['input', (at) => `<input type=image src=${at} width=40>`],
  ['object', (at) => `<object data=${at} type=image/png width=40></object>`],
  ['embed', (at) => `<embed src=${at} type=image/png width=40>`],
  ['background attribute', (at) => `<table background=${at}><tr><td>x</table>`],
  ['open shadow root', () => '<div id=open-place></div>'],
  ['nested shadow root', () => ''],
  ['closed shadow root', () => '<div id=closed-place></div>'],
  ['same site frame', () => '<iframe src=/frame width=60 height=60></iframe>'],
  ['srcdoc frame', (at) => `<iframe srcdoc="<img src=${at} width=40>" width=60 height=60></iframe>`],
  ['blank frame', () => '<iframe id=blank-place width=60 height=60></iframe>'],
  ['data address', () => '<img id=data-place alt="data address">'],
  ['blob address', () => '<img id=blob-place alt="blob address">'],
  ['removed', () => '<img id=removed-place>'],
];

/** Named in the head. */
const declared: readonly Place[] = [
  ['og image', (at) => `<meta property=og:image content=${at}>`],
  ['twitter image', (at) => `<meta name=twitter:image content=${at}>`],
  ['json ld', (at) => `<script type=application/ld+json>{"@type": "Article", "image": "${at}"}</script>`],
  ['preload', (at) => `<link rel=preload as=image href=${at}>`],
  ['image src', (at) => `<link rel=image_src href=${at}>`],
];

/** The captions of all pictures that the page of places holds, those of other sites aside. */
export const placeNames: readonly string[] = [...places, ...declared].map(([name]) => name);

const script = `{
const [canvas, open, closed, blank, data, blob, removed] =
  ['canvas', 'open', 'closed', 'blank', 'data', 'blob', 'removed'].map((id) => document.getElementById(id + '-place'));
const image = (name) => { const made = document.createElement('img'); made.src = '/p/' + name + '.png'; made.width = 40; return made; };
const context = canvas.getContext('2d');
context.fillStyle = 'teal';
context.fillRect(10, 10, 90, 60);
const root = open.attachShadow({ mode: 'open' });
const inner = document.createElement('div');
root.append(image('open-shadow-root'), inner);
inner.attachShadow({ mode: 'open' }).append(image('nested-shadow-root'));
closed.attachShadow({ mode: 'closed' }).append(image('closed-shadow-root'));
blank.contentDocument.body.append(image('blank-frame'));
const draw = (colour) => { const made = document.createElement('canvas'); made.width = 60; made.height = 50;
  const pen = made.getContext('2d'); pen.fillStyle = colour; pen.fillRect(0, 0, 60, 50); return made; };
data.src = draw('navy').toDataURL();
draw('maroon').toBlob((bytes) => { blob.src = URL.createObjectURL(bytes); });
removed.addEventListener('load', () => removed.remove());
removed.src = '/p/removed.png';
}`;

export interface PlacesSite {
  /** Its origin by address, and by name: two sites to a browser. */
  readonly url: string;
  readonly otherUrl: string;
  /** Paths asked for, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/**
 * Serves the page of places on `/places`, a page with frames of another site on `/frames`, and pictures of any name on
 * `/p/…`, on this machine's loopback only.
 */
export async function startPlacesSite(): Promise<PlacesSite> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    requests.push(path);
    const picture = /^\/p\/([\w-]+)\.png$/.exec(path)?.[1];
    if (picture !== undefined) {
      colouredPicture(picture).then(
        (bytes) => response.writeHead(200, { 'content-type': 'image/png', 'cache-control': 'max-age=600' }).end(bytes),
        () => response.writeHead(500).end(),
      );
      return;
    }
    const page = pageOf(path, otherUrl);
    if (page === null) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  const { port, close } = await listenOnLoopback(server);
  const otherUrl = `http://localhost:${port}`;
  return {
    url: `http://127.0.0.1:${port}`,
    otherUrl,
    requests,
    close,
  };
}

function pageOf(path: string, other: string): string | null {
  const write = ([name, html]: Place): string => html(`/p/${name.replaceAll(' ', '-')}.png`);
  switch (path) {
    case '/places':
      return `<!doctype html><title>Places</title>${declared.map(write).join('\n')}
        <body>${places.map(write).join('\n')}<script>${script}</script>`;
    case '/frame':
      return '<!doctype html><img src=/p/same-site-frame.png width=40>';
    case '/frames':
      return `<!doctype html><title>Frames</title><img src=/p/own-picture.png width=40>
        <iframe src=${other}/other width=300 height=200></iframe>
        <iframe sandbox srcdoc="<img src=/p/sandboxed.png width=40>" width=300 height=200></iframe>`;
    case '/other':
      return `<!doctype html><img src=/p/other-site.png width=40><div id=host></div>
        <script>host.attachShadow({ mode: 'closed' }).innerHTML = '<img src=/p/other-closed.png width=40>'</script>`;
    default:
      return null;
  }
}
