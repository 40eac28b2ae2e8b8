import type { PhotographName } from '../photos/catalogue.ts';
import type { Album } from './album.ts';
import { creditsOf } from './credits.ts';
import { html, type Html } from './html.ts';
import { renderPage } from './layout.ts';
import { fileOf, photographUrl } from './pictures.ts';

interface Cover {
  readonly photograph: PhotographName;
  readonly headline: string;
  readonly line: string;
  /** The class of `backgrounds.css` that brings the picture; `null` where the style attribute does. */
  readonly rule: string | null;
  /** `background-position` of an inline one. */
  readonly position?: string;
}

const covers: readonly Cover[] = [
  { photograph: 'wine', headline: 'After hours', line: 'Rooms before the guests arrive', rule: 'by-class' },
  { photograph: 'freespace-0b', headline: 'Red', line: 'One colour, forty ways', rule: 'by-layers' },
  {
    photograph: 'freespace-1a',
    headline: 'Tools',
    line: 'What the work leaves behind',
    rule: null,
    position: '30% 50%',
  },
  {
    photograph: 'hubble-deep-field',
    headline: 'Far',
    line: 'Light older than looking',
    rule: null,
    position: '20% 50%',
  },
  { photograph: 'seeding', headline: 'Backlight', line: 'Turn round, face the sun', rule: 'by-type' },
  { photograph: 'rocket', headline: 'Before', line: 'The long minute', rule: 'by-density' },
  { photograph: 'astronaut', headline: 'Portrait', line: 'Faces that know where they are going', rule: 'by-before' },
  { photograph: 'umang', headline: 'Soft', line: 'An issue without edges', rule: 'by-before-too' },
];

export function backgroundsPage(album: Album): string {
  const poster = album.photograph('sunset');
  return renderPage({
    title: 'Covers',
    description: 'Eight covers and a poster: photographs as CSS backgrounds.',
    path: '/backgrounds',
    styles: ['backgrounds.css'],
    credits: creditsOf([poster, ...covers.map((cover) => album.photograph(cover.photograph))]),
    body: html`<header class="opener">
        <h1>Eight covers and a poster</h1>
        <p>A cover is a photograph with work to do. Not one of the pictures on this page is an image element.</p>
      </header>
      <ul class="covers">
        ${covers.map((cover, index) => html`<li>${coverFigure(album, cover, index + 1)}</li>`)}
      </ul>
      <section class="poster" aria-label="${poster.title}">
        <p class="label">Poster</p>
        <h2>The sun leaves,<br />the names stay</h2>
        <p>${poster.title}</p>
      </section>`,
  });
}

function coverFigure(album: Album, cover: Cover, number: number): Html {
  const photograph = album.photograph(cover.photograph);
  const address = photographUrl(photograph, fileOf(photograph, 'jpeg', 960));
  const style =
    cover.rule === null
      ? html`style="background-image: url('${address}'); background-position: ${cover.position ?? 'center'}"`
      : null;
  return html`<figure>
    <div class="cover ${cover.rule ?? ''}" role="img" aria-label="${photograph.alt}" ${style}>
      <p class="cover-name" aria-hidden="true">Frames</p>
      <p class="cover-words" aria-hidden="true">
        <span>No. ${number}</span> <strong>${cover.headline}</strong> <span>${cover.line}</span>
      </p>
    </div>
    <figcaption>${photograph.title}</figcaption>
  </figure>`;
}
