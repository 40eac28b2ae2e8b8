import type { Photograph } from '../photographs.ts';
import type { Album } from './album.ts';
import { creditsOf } from './credits.ts';
import { html, type Html } from './html.ts';
import { renderPage } from './layout.ts';
import { densityImage, pictureElement, responsiveImage } from './pictures.ts';

export function gridPage(album: Album): string {
  return renderPage({
    title: 'Contact sheet',
    description: 'Fifteen photographs side by side, in every size and format.',
    path: '/grid',
    credits: creditsOf(album.photographs),
    body: html`<header class="opener">
        <h1>All fifteen, side by side</h1>
        <p>
          No order, no theme, no words in the way. Rows of equal height, each picture whole. Start with the one you keep
          coming back to.
        </p>
      </header>
      <ul class="rows">
        ${album.photographs.map(
          (photograph, index) =>
            html`<li style="--ratio: ${(photograph.width / photograph.height).toFixed(4)}">
              <figure>
                ${image(photograph, index)}
                <figcaption>${photograph.title}</figcaption>
              </figure>
            </li>`,
        )}
      </ul>`,
  });
}

/** Mostly `<picture>`; every third by srcset alone, every seventh by density. */
function image(photograph: Photograph, index: number): Html {
  const ratio = photograph.width / photograph.height;
  const sizes = `(max-width: 600px) 94vw, ${Math.round(ratio * 360)}px`;
  const loading = index < 6 ? 'eager' : 'lazy';
  if (index % 7 === 4) return densityImage(photograph, 480, { loading });
  if (index % 3 === 2) return responsiveImage(photograph, sizes, { loading });
  return pictureElement(photograph, sizes, { loading });
}
