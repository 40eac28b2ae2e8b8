import type { Like } from '../judging/like.ts';
import { hostOf } from '../library/likeFacts.ts';
import type { Reaction } from '../judging/reaction.ts';
import { createSha256 } from '../sha256.ts';
import { escapeMarkup } from './markup.ts';
import { webAddress } from './webAddress.ts';
import { text, textDirection, textLanguage, type TextName } from '../text.ts';
import { writtenList } from '../writtenList.ts';

/** A picture of the page. */
export interface HtmlCard {
  readonly like: Like;
  /** A `data:` URL, or a path from the page; without one a placeholder stands for the picture. */
  readonly src?: string;
  /** Pixels of what is shown, to reserve its box. */
  readonly width?: number;
  readonly height?: number;
}

const DAY = { dateStyle: 'long', timeZone: 'UTC' } as const;

interface HtmlOptions {
  /** ISO 8601, UTC. */
  readonly exportedAt: string;
}

const style = `:root{color-scheme:light dark;--ground:#f6f7f9;--card:#fff;--text:#1a1c20;--faint:#5d636e;--line:#dcdfe5;--accent:#2f5fd0}
@media (prefers-color-scheme:dark){:root{--ground:#15171b;--card:#1e2127;--text:#e8eaee;--faint:#9aa2af;--line:#31363f;--accent:#8fb0ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:14px/1.45 system-ui,sans-serif}
header{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:8px 24px;align-items:center;padding:12px 24px;background:var(--card);border-bottom:1px solid var(--line)}
h1{margin:0;font-size:16px;font-weight:600}
fieldset{display:flex;gap:4px;margin:0;padding:0;border:0}
legend{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
label{padding:4px 12px;border:1px solid var(--line);border-radius:16px;cursor:pointer}
label:has(:checked){border-color:var(--accent);color:var(--accent);font-weight:600}
label:has(:focus-visible){outline:2px solid var(--accent);outline-offset:2px}
label input{position:absolute;opacity:0}
main{display:grid;grid-template-columns:repeat(auto-fill,minmax(220px,1fr));gap:16px;padding:24px}
article{display:flex;flex-direction:column;overflow:hidden;background:var(--card);border:1px solid var(--line);border-radius:8px;content-visibility:auto;contain-intrinsic-size:auto 320px}
figure{display:grid;place-items:center;margin:0;min-height:120px;background:var(--ground)}
img{display:block;max-width:100%;max-height:320px;width:auto;height:auto;object-fit:contain}
.missing{padding:24px;color:var(--faint);overflow-wrap:anywhere;text-align:center}
.text{padding:8px 12px 12px;overflow-wrap:anywhere}
.text p{margin:4px 0 0}
.caption{font-weight:600}
.reaction,.tags,.from{color:var(--faint);font-size:12px}
.note{white-space:pre-wrap}
a{color:var(--accent)}
:root:has(#liked:checked) article:not(.liked),:root:has(#disliked:checked) article:not(.disliked){display:none}
footer{padding:0 24px 24px;color:var(--faint)}
`;

interface ShownReaction {
  readonly name: TextName;
  readonly sign: string;
  /** By which the page's filter tells cards apart. */
  readonly group: string;
}

const REACTIONS: Readonly<Record<'true' | 'false' | 'null', ShownReaction>> = {
  true: { name: 'common_liked', sign: '♥', group: 'liked' },
  false: { name: 'common_disliked', sign: '✕', group: 'disliked' },
  null: { name: 'common_cleared', sign: '○', group: 'cleared' },
};

/**
 * A page that shows the pictures without any network: it names nothing elsewhere but in links, runs no script, filters by
 * style sheet alone, and forbids itself everything else.
 */
export async function* htmlText(
  batches: AsyncIterable<readonly HtmlCard[]>,
  { exportedAt }: HtmlOptions,
): AsyncGenerator<string> {
  const pieces = htmlPieces({ exportedAt });
  yield pieces.head;
  for await (const cards of batches) for (const card of cards) yield pieces.card(card);
  yield pieces.end();
}

/** The same, for where pictures come one by one. */
export function htmlPieces({ exportedAt }: HtmlOptions) {
  const date = new Intl.DateTimeFormat(textLanguage(), DAY).format(Date.parse(exportedAt));
  const title = text('html_title', { date });
  // A page opened from a disk has no origin of its own that 'self' could mean.
  const policy = `default-src 'none'; img-src data: file: 'self'; style-src 'sha256-${sha256Base64(style)}'; base-uri 'none'; form-action 'none'`;
  const head = `<!DOCTYPE html>
<html lang="${textLanguage()}" dir="${textDirection()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeMarkup(title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${escapeMarkup(title)}</h1>
<fieldset>
<legend>${word('html_show')}</legend>
<label><input type="radio" name="show" id="all" checked autocomplete="off">${word('overlay_all')}</label>
<label><input type="radio" name="show" id="liked" autocomplete="off">${word('common_liked')}</label>
<label><input type="radio" name="show" id="disliked" autocomplete="off">${word('common_disliked')}</label>
</fieldset>
</header>
<main>
`;
  const counts = { true: 0, false: 0, null: 0 };
  return {
    head,
    card(card: HtmlCard): string {
      counts[reactionKey(card.like.liked)] += 1;
      return cardMarkup(card);
    },
    end(): string {
      const summary = writtenList([
        text('library_number_liked', { count: counts.true }),
        text('library_number_disliked', { count: counts.false }),
        text('library_number_cleared', { count: counts.null }),
      ]);
      return `</main>\n<footer>${escapeMarkup(summary)}</footer>\n</body>\n</html>\n`;
    },
  };
}

function cardMarkup({ like, src, width, height }: HtmlCard): string {
  const address = webAddress(like.url);
  const pageAddress = webAddress(like.page.url);
  const caption = like.caption.trim() || like.url.slice(0, 200) || text('library_picture');
  const { name, sign, group } = REACTIONS[reactionKey(like.liked)];
  const size = width === undefined || height === undefined ? '' : ` width="${width}" height="${height}"`;
  const picture =
    src === undefined
      ? `<span class="missing">${word(address === null ? 'html_no_picture' : 'html_open_original')}</span>`
      : `<img src="${escapeMarkup(src)}" alt="${escapeMarkup(caption)}"${size} loading="lazy" decoding="async">`;
  const title = like.page.title.trim() || hostOf(like.page.url);
  // Directions of writing are kept inside: a caption may hold marks that turn all text after them.
  return `<article class="${group}">
<figure>${link(address, picture)}</figure>
<div class="text">
<p class="caption" dir="auto">${escapeMarkup(caption)}</p>
<p class="reaction">${sign} ${word(name)}</p>
${like.note === '' ? '' : `<p class="note" dir="auto">${escapeMarkup(like.note)}</p>\n`}${
    like.tags.length === 0
      ? ''
      : `<p class="tags">${writtenList(like.tags.map((tag) => `<bdi>${escapeMarkup(tag)}</bdi>`))}</p>\n`
  }${title === '' ? '' : `<p class="from">${link(pageAddress, `<bdi>${escapeMarkup(title)}</bdi>`)}</p>\n`}</div>
</article>
`;
}

function word(name: TextName): string {
  return escapeMarkup(text(name));
}

function link(address: string | null, content: string): string {
  return address === null ? content : `<a href="${escapeMarkup(address)}" rel="noopener noreferrer">${content}</a>`;
}

function reactionKey(liked: Reaction): 'true' | 'false' | 'null' {
  return `${liked}`;
}

function sha256Base64(written: string): string {
  const hash = createSha256();
  hash.update(new TextEncoder().encode(written));
  const bytes = hash.hex().replaceAll(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
  return btoa(bytes);
}
