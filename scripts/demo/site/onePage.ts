import type { Album } from './album.ts';
import { creditsOf } from './credits.ts';
import { html } from './html.ts';
import { renderPage } from './layout.ts';
import { creditLine, responsiveImage } from './pictures.ts';

/** One picture in every size; `/article` shows its smallest and nothing else of it. */
export function onePage(album: Album): string {
  const picture = album.photograph('friends');
  return renderPage({
    title: 'Two at the window',
    description: 'The picture of the week.',
    path: '/one',
    credits: creditsOf([picture]),
    body: html`<article class="single">
      <figure>
        ${responsiveImage(picture, '(max-width: 900px) 94vw, 50vw')}
        <figcaption>${picture.title} <small>${creditLine(picture)}</small></figcaption>
      </figure>
      <div class="words">
        <p class="label">Picture of the week</p>
        <h1>Two at the window</h1>
        <p>
          Two cocker spaniels, one window. The upper one has the curtain, and wears it like a dressing gown. The lower
          one has the view, and one paw over the sill to prove it.
        </p>
        <p>
          Everything else in the picture is straight: planks, boards, ropes, posts, a drainpipe. Three sorts of wood and
          a white wall, ruled like a ledger. Which is why you cannot look anywhere but at four ears made of nothing but
          curls.
        </p>
        <p>Neither of them looks at the camera. Whatever is coming up the path is better.</p>
        <p><a href="/article">The feature they stayed at home from</a></p>
      </div>
    </article>`,
  });
}
