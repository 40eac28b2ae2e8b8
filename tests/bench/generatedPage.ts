/** A shop window without end: cards in sections, most of a card being text, as on real pages. No scripts. */
export interface GeneratedPage {
  readonly html: string;
  readonly css: string;
}

const cardsPerSection = 25;
/** A transparent GIF, as lazy loaders put it where the picture will be. */
const placeholder = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/** A page of exactly that many elements, with the pictures spread evenly over them. */
export function generatedPage(elements: number, pictures: number): GeneratedPage {
  const sections: string[] = [];
  const opening = header();
  let left = elements - elementsIn(opening) - elementsIn(footer);
  for (let first = 0; first < pictures; first += cardsPerSection) {
    const count = Math.min(cardsPerSection, pictures - first);
    const cards = Array.from({ length: count }, (_, index) => card(first + index)).join('\n');
    const bare = `<section class="shelf shelf-${first % 4}"><h2>Shelf ${first}</h2><div class="grid">${cards}</div>`;
    // What is not needed for cards goes into comments, so that no part of the page is without pictures.
    const share = Math.floor((left * count) / (pictures - first));
    const section = `${bare}${comments(share - elementsIn(bare))}</section>`;
    left -= elementsIn(section);
    sections.push(section);
  }
  const html = `${opening}${sections.join('\n')}${'<p>More to come.</p>'.repeat(Math.max(0, left))}${footer}`;
  if (elementsIn(html) !== elements) throw new Error(`Made ${elementsIn(html)} elements where ${elements} are wanted.`);
  return { html, css: styleSheet() };
}

/** With scripts on, what is in `noscript` is text. */
function elementsIn(html: string): number {
  return html.replaceAll(/<noscript>.*?<\/noscript>/gs, '<noscript>').match(/<[a-z]/g)?.length ?? 0;
}

function header(): string {
  const links = ['New', 'Prints', 'Frames', 'Books', 'Journal', 'About'].map(
    (name) => `<li class="menu-item"><a href="/${name.toLowerCase()}"><span>${name}</span></a></li>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Prints</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css"></head>
<body><header class="top"><a class="brand" href="/">Prints</a><nav><ul>${links.join('')}</ul></nav></header><main>`;
}

const footer = `</main><footer class="end"><p>All prints are <a href="/terms">for sale</a>.</p></footer></body></html>`;

function card(index: number): string {
  return `<article class="card tone-${index % 7}" data-id="${index}">
<a class="cover" href="/print/${index}">${picture(index)}</a>
<div class="body"><h3>Print number ${index}</h3><p class="lead">A quiet picture of a lake, as seen from its northern shore.</p>
<span class="price">${20 + (index % 80)} €</span></div></article>`;
}

/** Each picture once; the shares of the ways to show one are roughly those of real pages. */
function picture(index: number): string {
  const file = (width: number, format = 'jpg') => `/photos/${index}-${width}x${(width * 3) / 4}.${format}`;
  const srcset = (format: string) => [320, 640, 1280].map((width) => `${file(width, format)} ${width}w`).join(', ');
  const size = 'width="320" height="240" loading="lazy"';
  switch (index % 10) {
    case 0:
      // A background is loaded wherever it stands, hence seldom written as such.
      return `<div class="photo" ${index % 50 === 0 ? `style="background-image: url('${file(640)}')"` : `data-bg="${file(640)}"`} role="img" aria-label="Print ${index}"></div>`;
    case 1:
      return `<img class="lazy" src="${placeholder}" data-src="${file(640)}" ${size} alt="Print ${index}"><noscript><img src="${file(640)}" alt="Print ${index}"></noscript>`;
    case 2:
    case 3:
      return `<picture><source type="image/webp" srcset="${srcset('webp')}" sizes="320px"><img src="${file(640)}" ${size} alt="Print ${index}"></picture>`;
    case 4:
      return `<img src="${file(640)}" ${size} alt="">`;
    default:
      return `<img src="${file(640)}" srcset="${srcset('jpg')}" sizes="(max-width: 600px) 100vw, 320px" ${size} alt="Print ${index}">`;
  }
}

function comments(elements: number): string {
  if (elements < 1) return '';
  const each = '<li class="comment"><b>Someone</b> <span>It hangs over our table.</span></li>';
  const whole = Math.floor((elements - 1) / 3);
  return `<ul class="comments">${each.repeat(whole)}${'<li>Lovely.</li>'.repeat(elements - 1 - 3 * whole)}</ul>`;
}

function styleSheet(): string {
  const tones = Array.from({ length: 7 }, (_, tone) => `.tone-${tone} { border-color: hsl(${tone * 51} 40% 60%) }`);
  const shelves = Array.from(
    { length: 4 },
    (_, shelf) => `.shelf-${shelf} > h2::before { content: ""; background: url(/icons/shelf-${shelf}.png) }`,
  );
  const spacing = Array.from({ length: 80 }, (_, step) => `.space-${step} { margin: ${step}px; padding: ${step}px }`);
  return `:root { --line: #ddd; --ink: #222 }
* { box-sizing: border-box }
body { margin: 0; font: 15px/1.4 sans-serif; color: var(--ink) }
.top { display: flex; justify-content: space-between; padding: 12px 24px; border-bottom: 1px solid var(--line) }
.top ul { display: flex; gap: 16px; list-style: none; margin: 0 }
.brand { background: url(/icons/brand.png) left / 20px no-repeat; padding-left: 28px }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 16px; padding: 0 24px }
.card { border: 1px solid var(--line); border-radius: 6px; overflow: hidden }
.card:hover { box-shadow: 0 2px 8px rgb(0 0 0 / 0.2) }
.card img { display: block; width: 100%; height: auto }
.photo { aspect-ratio: 4 / 3; background-size: cover }
.body { padding: 8px 12px }
.price { font-weight: 600 }
.comments { color: #555 }
@media (max-width: 600px) { .grid { grid-template-columns: 1fr } .top nav { background: url(/icons/menu.png) } }
${[...tones, ...shelves, ...spacing].join('\n')}
.end { padding: 24px; background: linear-gradient(#fff, #eee) }`;
}
