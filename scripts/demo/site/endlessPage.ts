import type { Album } from './album.ts';
import { creditsOf } from './credits.ts';
import type { Crop } from './crops.ts';
import { html, type Html } from './html.ts';
import { renderPage } from './layout.ts';

const picturesPerBatch = 12;
/** A transparent pixel, as many lazy loaders put it where the picture will be. */
const placeholder = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

export function batchCount(crops: readonly Crop[]): number {
  return Math.ceil(crops.length / picturesPerBatch);
}

/** `page` is the first batch shown, from 1; the script or, without one, the link at the end brings the next. */
export function endlessPage(album: Album, crops: readonly Crop[], page: number): string {
  return renderPage({
    title: page === 1 ? 'Stream' : `Stream, page ${page}`,
    description: 'Details of photographs, twelve at a time, for as long as you scroll.',
    path: '/endless',
    shape: 'widest',
    scripts: ['endless.js'],
    credits: creditsOf(album.photographs),
    body: html`<header class="opener">
        <h1>It keeps coming down</h1>
        <p>
          Details, cut out of larger pictures: a paw, a ledge, a flare, four galaxies. Scroll on, there are always
          twelve more.
        </p>
      </header>
      <ul class="rows stream" data-stream>
        ${batch(crops, page, withoutScript)}
      </ul>`,
  });
}

/**
 * What `/endless/batch` answers: the items of one batch, and after them the link to the next while there is one.
 * No `<noscript>` there: parsed by a script, its pictures would become real ones.
 */
export function endlessBatch(crops: readonly Crop[], page: number): string {
  return batch(crops, page, () => null).markup;
}

function batch(crops: readonly Crop[], page: number, fallback: (crop: Crop) => Html | null): Html {
  const first = (page - 1) * picturesPerBatch;
  const frames = crops.slice(first, first + picturesPerBatch).map(
    (crop, index) =>
      html`<li style="--ratio: ${(crop.width / crop.height).toFixed(4)}">
        <figure>
          ${lazyImage(crop, index, fallback)}
          <figcaption>${crop.title}</figcaption>
        </figure>
      </li>`,
  );
  const next = page + 1;
  return html`${frames}
    <li class="more">
      ${
        next <= batchCount(crops)
          ? html`<a href="/endless?page=${next}" rel="next" data-more>Twelve more</a>`
          : html`That was the last of ${crops.length}.`
      }
    </li>`;
}

/** The browser's own laziness, and the two kinds that scripts bring: with a placeholder and with no source at all. */
function lazyImage(crop: Crop, index: number, fallback: (crop: Crop) => Html | null): Html {
  const size = html`width="${crop.width}" height="${crop.height}" alt="Detail: ${crop.title}"`;
  if (index % 4 === 1) return html`<img data-src="${crop.url}" src="${placeholder}" ${size} />${fallback(crop)}`;
  if (index % 4 === 3) return html`<img data-src="${crop.url}" ${size} />${fallback(crop)}`;
  return html`<img src="${crop.url}" loading="lazy" ${size} />`;
}

function withoutScript(crop: Crop): Html {
  const size = html`width="${crop.width}" height="${crop.height}" alt="Detail: ${crop.title}"`;
  return html`<noscript><img src="${crop.url}" ${size} /></noscript>`;
}
