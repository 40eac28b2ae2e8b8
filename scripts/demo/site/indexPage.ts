import type { Album } from './album.ts';
import { creditsOf } from './credits.ts';
import { html, type Html } from './html.ts';
import { renderPage } from './layout.ts';
import { pictureElement } from './pictures.ts';

interface Teaser {
  readonly href: string;
  readonly label: string;
  readonly title: string;
  readonly text: string;
  /** What the page is made of, for those who try a collector on it. */
  readonly made: string;
}

const odd: readonly Omit<Teaser, 'label'>[] = [
  {
    href: '/strict',
    title: 'Behind glass',
    text: 'The feature again, on a page that lets nobody run or write anything.',
    made: 'Content-Security-Policy, Trusted Types',
  },
  {
    href: '/broken',
    title: 'Missing frames',
    text: 'Some pictures got lost on their way to the printer.',
    made: '404, half a file, not a picture',
  },
  { href: '/empty', title: 'Words only', text: 'A page that does well without.', made: 'no picture at all' },
  { href: '/document.pdf', title: 'The printed page', text: 'One sheet, ready for the press.', made: 'PDF' },
  { href: '/document.xml', title: 'The register', text: 'Every photograph with its author.', made: 'XML' },
  { href: '/picture.svg', title: 'The iris', text: 'A drawing by itself in a tab.', made: 'SVG document' },
];

export function indexPage(album: Album): string {
  const small = '(max-width: 700px) 94vw, (max-width: 1700px) 30vw, 510px';
  const lead = album.photograph('picos-de-europa');
  return renderPage({
    title: 'Frames, pictures worth a second look',
    description: 'A magazine of photographs, to try Likeable Gallery on.',
    path: '/',
    shape: 'front',
    credits: creditsOf(album.photographs),
    body: html`<h1 class="tagline">Pictures worth a second look</h1>
      <article class="lead">
        <a class="lead-picture" href="/article" tabindex="-1" aria-hidden="true">
          ${pictureElement(lead, '(max-width: 1000px) 94vw, (max-width: 1700px) 62vw, 1060px', { alt: '' })}
        </a>
        ${words({
          href: '/article',
          label: 'Feature',
          title: 'Uphill, slowly',
          text: 'A wood, a meadow, a path, a summit: five pictures in the order of a walk, and one that stayed at home.',
          made: 'figures with captions, a thumbnail linked to its original',
        })}
      </article>
      <div class="teasers">
        ${teaser(album, 'freespace-1a', small, {
          href: '/grid',
          label: 'Contact sheet',
          title: 'All fifteen, side by side',
          text: 'From a paint-stained brush to the far end of the universe, in rows of equal height.',
          made: 'picture with AVIF, WebP and JPEG; srcset by width and by density',
        })}
        ${teaser(album, 'freespace-0b', small, {
          href: '/backgrounds',
          label: 'Covers',
          title: 'Eight covers and a poster',
          text: 'What becomes of a photograph when somebody puts a headline on it.',
          made: 'backgrounds: class rules, inline, image-set(), ::before',
        })}
        ${teaser(album, 'friends', small, {
          href: '/one',
          label: 'Picture of the week',
          title: 'Two at the window',
          text: 'Three kinds of wood, one white wall and four ears.',
          made: 'one picture, found in the feature too',
        })}
      </div>
      <div class="teasers flat">
        ${teaser(album, 'life', small, {
          href: '/endless',
          label: 'Stream',
          title: 'It keeps coming down',
          text: 'Details, as they come. Scroll on: there are always twelve more, until there are not.',
          made: 'loads more as you scroll; loading=lazy and data-src',
        })}
        ${teaser(album, 'seeding', small, {
          href: '/pages',
          label: 'Notebook',
          title: 'Leaf by leaf',
          text: 'Six pages of details, eight to each. Nothing comes by itself: somebody has to turn the page.',
          made: 'numbered pages and a link to the next; no script',
        })}
        ${teaser(album, 'hubble-deep-field', small, {
          href: '/many',
          label: 'Archive',
          title: 'Two thousand frames',
          text: 'Fifty-six rolls of film, unsorted. Somebody has to choose.',
          made: '2,000 pictures, no two alike',
        })}
      </div>
      <section class="odd" aria-labelledby="odd">
        <h2 id="odd">Proofs and misprints</h2>
        <ul>
          ${odd.map(
            (page) =>
              html`<li>
                <h3><a href="${page.href}">${page.title}</a></h3>
                <p>${page.text}</p>
                <p class="made">${page.made}</p>
              </li>`,
          )}
        </ul>
      </section>`,
  });
}

function teaser(album: Album, name: Parameters<Album['photograph']>[0], sizes: string, page: Teaser): Html {
  const photograph = album.photograph(name);
  return html`<article class="teaser">
    <a href="${page.href}" tabindex="-1" aria-hidden="true">${pictureElement(photograph, sizes, { alt: '' })}</a>
    ${words(page)}
  </article>`;
}

function words(page: Teaser): Html {
  return html`<div class="words">
    <p class="label">${page.label}</p>
    <h2><a href="${page.href}">${page.title}</a></h2>
    <p>${page.text}</p>
    <p class="made">${page.made}</p>
  </div>`;
}
