/** What a link says of where it leads: `onward` may be a next page or the rest of a text. */
export type LinkMeaning = 'next' | 'onward' | 'symbol' | 'other' | null;

/** English, Spanish, German, Japanese, French, Portuguese, Russian, Italian, Dutch, Polish and their neighbours. */
const next =
  'next|older|siguientes?|pr[oó]xim[oa]s?|seguinte|n[aä]chste[rns]?|ältere|次[への]?|suivante?s?|prochaine?s?|' +
  'plus anciens|следующ(?:ая|ий|ие|ее)|successiv[aeio]|prossim[aeio]|volgende|oudere|następn[aey]|starsze|' +
  '下一?|다음|sonraki|nästa|næste|neste|další|наступна|التالي|بعدی|berikutnya|selanjutnya|tiếp(?: theo)?|seuraava|következő|επόμενη';
const page =
  'pages?|posts?|entries|results?|photos?|images?|pictures?|items|articles?|entradas?|p[aá]ginas?|seiten?|beiträge|' +
  'einträge|ページ[へ]?|страниц[аы]|стр|записи|pagin[ae]|fotos?|stron[ay]|wpisy|[页頁]|페이지|sayfa|sida|side|sivu|trang|halaman|oldal|σελίδα|stránka|сторінка';
const saysNext = new RegExp(
  `^(?:go to (?:the )?|zur )?(?:(?:${page}) ?)?(?:${next})(?: ?(?:${page}))?(?:[^\\p{L}\\p{N}]{1,3}\\d{1,5})?$|^next \\d+ (?:${page})$`,
  'u',
);
const saysOnward = /^(?:weiter|vor|continue|forward|avanti|verder|dalej|далее|вперед|ileri)$/u;
const saysOther =
  /^(?:.{0,12} )?(?:prev|previous|newer|back|zurück|vorherige[rs]?|neuere|précédente?s?|anterior|precedente|vorige|poprzedni[ae]?|предыдущая|назад|last|end|letzte|dernière|última|ultima|laatste|ostatnia|последняя)(?: .{0,12})?$|^(?:前|上一?[页頁]|이전|最[後后]|[末尾][页頁]|마지막)/u;
const symbolsNext = /^[›»→>≫▶►❯⟩⇒➔➜⯈》〉]{1,3}$/u;
const symbolsOther = /^[|‹«←<≪◀◄❮⟨⇐《〈›»→>≫▶►❯⟩⇒➔➜⯈》〉]{1,4}$/u;

/** Of a link's text, title or label. Only short ones say something: the rest are headlines and sentences. */
export function linkMeaning(text: string): LinkMeaning {
  if (text.length > 200) return null;
  const plain = text.normalize('NFKC').replaceAll('\ufe0f', '').replace(/\s+/g, ' ').trim().toLowerCase();
  if (plain === '' || plain.length > 32) return null;
  const words = plain.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, '');
  if (words === '') return symbolsNext.test(plain) ? 'symbol' : symbolsOther.test(plain) ? 'other' : null;
  if (saysNext.test(words)) return 'next';
  if (saysOnward.test(words)) return 'onward';
  return saysOther.test(words) ? 'other' : null;
}

/** The number that a link shows, as in `2`, `[2]` or `Page 2`. */
export function shownNumber(text: string): number | null {
  const [, digits] = /^\s*[[(]?(?:[\p{L}]{1,10}\.? )?(\d{1,4})[\])]?\s*$/u.exec(text) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** Of a link's own class names and id: `next`, `nextPage`, `pagination__next`, `nav-next`. */
export function isNamedNext(names: string): boolean {
  const words = wordsOf(names);
  if (!/ (?:page|link)?next(?:page|link|posts?|postslink)? /.test(words)) return false;
  return !/ (?:prev|previous|newer|back|last|disabled) /.test(words) && !isCarousel(names);
}

/** Of an element's class names, id and label: whether it holds the links from page to page. */
export function isPagination(names: string): boolean {
  return / (?:pagers?|page (?:links?|items?|num(?:ber)?s?|nav\w*)|pagenav\w*|pagin\w{2,}|paging) /.test(wordsOf(names));
}

/** Of an element's class names and id: whether its "next" moves something on the same page. */
export function isCarousel(names: string): boolean {
  return / (?:carousel|slick|swiper|slider?|slideshow|lightbox|glide|splide|flickity|owl|fancybox|pswp|calendar|datepicker|tabs?) /.test(
    wordsOf(names),
  );
}

function wordsOf(names: string): string {
  const words = names.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return ` ${words.split(/[^a-z]+/).join(' ')} `;
}
