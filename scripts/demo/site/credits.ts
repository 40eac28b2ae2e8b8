import type { Photograph } from '../photographs.ts';
import { html, type Html } from './html.ts';
import { shortTitle } from './pictures.ts';

const licences: Readonly<Record<Photograph['credit']['licence'], string | null>> = {
  'CC BY 4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'CC0 1.0': 'https://creativecommons.org/publicdomain/zero/1.0/',
  'public domain': null,
};

/** Author, pictures and licence, one author a line, as the licences ask for. */
export function creditsOf(photographs: readonly Photograph[]): Html {
  const byAuthor = Map.groupBy(photographs, ({ credit }) => credit.author);
  const lines = [...byAuthor].map(([author, theirs]) => {
    const titles = theirs.map(shortTitle).join(' · ');
    return html`<li><strong>${author}</strong> ${titles} (${licenceLink(theirs)})</li>`;
  });
  return html`<section class="credits" aria-label="Credits">
    <h2 class="label">Photographs, resized and cropped</h2>
    <ul>
      ${lines}
    </ul>
  </section>`;
}

function licenceLink(photographs: readonly Photograph[]): Html {
  const names = [...new Set(photographs.map(({ credit }) => credit.licence))];
  return html`${names.map((name) => {
    const address = licences[name];
    return address === null ? html`${name}` : html`<a rel="license" href="${address}">${name}</a>`;
  })}`;
}
