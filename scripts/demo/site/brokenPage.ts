import type { Album } from './album.ts';
import { creditsOf } from './credits.ts';
import { html, type Html } from './html.ts';
import { renderPage } from './layout.ts';
import { plainImage, responsiveImage } from './pictures.ts';

/** Addresses that answer, but not with a picture; those under `/photo/lost/` are not found at all. */
export const halfPictureUrl = '/photo/broken/half.jpg';
export const wordsAsPictureUrl = '/photo/broken/words.jpg';
export const nothingAsPictureUrl = '/photo/broken/nothing.jpg';

export function brokenPage(album: Album): string {
  const cat = album.photograph('chelsea');
  const brushes = album.photograph('freespace-1a');
  const cup = album.photograph('coffee');
  return renderPage({
    title: 'Missing frames',
    description: 'Three pictures that arrive whole and six that do not.',
    path: '/broken',
    credits: creditsOf([cat, brushes, cup]),
    body: html`<header class="opener">
        <h1>Missing frames</h1>
        <p>Nine pictures were sent to the printer. Three arrived whole.</p>
      </header>
      <ul class="proofs">
        ${proof(plainImage(cat, 451), cat.title)}
        ${proof(lost('/photo/lost/harbour.jpg', 'A harbour at dawn'), 'A harbour at dawn (not found)')}
        ${proof(lost(halfPictureUrl, 'The lower half of a cup'), 'Half an espresso (cut off on the way)')}
        ${proof(responsiveImage(brushes, '(max-width: 700px) 94vw, 30vw'), brushes.title)}
        ${proof(lost(wordsAsPictureUrl, 'A page of words'), 'A letter instead (words, not a picture)')}
        ${proof(
          html`<img
            srcset="/photo/lost/ferry-320.jpg 320w, /photo/lost/ferry-960.jpg 960w"
            sizes="(max-width: 700px) 94vw, 30vw"
            src="/photo/lost/ferry-320.jpg"
            width="960"
            height="640"
            alt="A ferry in fog"
          />`,
          'A ferry in fog (not found in any size)',
        )}
        ${proof(lost(nothingAsPictureUrl, 'Nothing'), 'Nothing at all (an empty file)')}
        ${proof(plainImage(cup, 600), cup.title)}
        ${proof(lost('/photo/lost/umbrella.webp', 'A red umbrella'), 'A red umbrella (not found)')}
      </ul>`,
  });
}

function lost(address: string, alt: string): Html {
  return html`<img src="${address}" width="600" height="400" alt="${alt}" />`;
}

function proof(image: Html, caption: string): Html {
  return html`<li>
    <figure>
      ${image}
      <figcaption>${caption}</figcaption>
    </figure>
  </li>`;
}
