import type { Album } from './album.ts';
import { creditsOf } from './credits.ts';
import type { Crop } from './crops.ts';
import { html, type Html } from './html.ts';
import { renderPage } from './layout.ts';

const framesPerRoll = 36;

export function manyPage(album: Album, crops: readonly Crop[]): string {
  const rolls = Array.from({ length: Math.ceil(crops.length / framesPerRoll) }, (_, index) =>
    roll(crops.slice(index * framesPerRoll, (index + 1) * framesPerRoll), index + 1, index * framesPerRoll + 1),
  );
  return renderPage({
    title: 'Archive',
    description: 'Two thousand frames on fifty-six rolls of film.',
    path: '/many',
    shape: 'widest',
    styles: ['many.css'],
    credits: creditsOf(album.photographs),
    body: html`<header class="opener">
        <h1>Two thousand frames</h1>
        <p>
          Thirty-six exposures to a roll, ${rolls.length} rolls, exactly as they came out of the drawer. No two are
          alike, and most are nothing much. Somebody has to choose.
        </p>
      </header>
      <div class="rolls">${rolls}</div>`,
  });
}

function roll(crops: readonly Crop[], number: number, first: number): Html {
  const frames = crops.map(
    (crop, index) =>
      html`<li>
        <figure>
          <img
            src="${crop.url}"
            width="${crop.width}"
            height="${crop.height}"
            loading="lazy"
            decoding="async"
            alt="Detail: ${crop.title}"
          />
          <figcaption><b>${first + index}</b> ${crop.title}</figcaption>
        </figure>
      </li>`,
  );
  return html`<section aria-labelledby="roll-${number}">
    <h2 class="label" id="roll-${number}">Roll ${number}</h2>
    <ul class="film">
      ${frames}
    </ul>
  </section>`;
}
