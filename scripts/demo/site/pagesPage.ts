import type { Album } from './album.ts';
import { creditsOf } from './credits.ts';
import type { Crop } from './crops.ts';
import { html, type Html } from './html.ts';
import { renderPage } from './layout.ts';

const picturesPerPage = 8;

export function pageCount(crops: readonly Crop[]): number {
  return Math.ceil(crops.length / picturesPerPage);
}

/** One page of the notebook, from 1. Without a script: what leads on are links alone. */
export function pagesPage(album: Album, crops: readonly Crop[], page: number): string {
  const count = pageCount(crops);
  const first = (page - 1) * picturesPerPage;
  const shown = crops.slice(first, first + picturesPerPage);
  return renderPage({
    title: page === 1 ? 'Notebook' : `Notebook, page ${page}`,
    description: 'Forty-eight details, eight to a page.',
    path: '/pages',
    styles: ['pages.css'],
    credits: creditsOf(album.photographs),
    body: html`<header class="opener">
        <h1>Leaf by leaf</h1>
        <p>
          Details again, pasted in eight to a page. Nothing here loads by itself: to see what comes next, somebody has
          to turn the page.
        </p>
      </header>
      <p class="label">Page ${page} of ${count}</p>
      <ol class="leaf" start="${first + 1}">
        ${shown.map(
          (crop) =>
            html`<li>
              <figure>
                <img src="${crop.url}" width="${crop.width}" height="${crop.height}" alt="Detail: ${crop.title}" />
                <figcaption>${crop.title}</figcaption>
              </figure>
            </li>`,
        )}
      </ol>
      ${pagination(page, count)}`,
  });
}

/** The next page is called so by `rel` on even pages only; on odd ones its words must do. */
function pagination(page: number, count: number): Html {
  const numbers = Array.from({ length: count }, (_, index) => index + 1).map((number) =>
    number === page
      ? html`<li><span aria-current="page">${number}</span></li>`
      : html`<li><a href="${addressOf(number)}">${number}</a></li>`,
  );
  const previous = page > 1 ? html`<a href="${addressOf(page - 1)}">Previous</a>` : null;
  const rel = page % 2 === 0 ? html`rel="next"` : null;
  const next = page < count ? html`<a href="${addressOf(page + 1)}" ${rel}>Next</a>` : null;
  return html`<nav class="pagination" aria-label="Pages">
    <p>${previous}</p>
    <ol>
      ${numbers}
    </ol>
    <p>${next}</p>
  </nav>`;
}

function addressOf(page: number): string {
  return page === 1 ? '/pages' : `/pages?page=${page}`;
}
