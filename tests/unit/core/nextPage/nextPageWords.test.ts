import { expect, test } from 'vitest';
import {
  isCarousel,
  isNamedNext,
  isPagination,
  linkMeaning,
  shownNumber,
} from '../../../../lib/core/nextPage/nextPageWords.ts';

test.each([
  'Next',
  ' next \n page ',
  'Next page »',
  'Next ›',
  'NEXT →',
  'Go to next page',
  'Next 20',
  'Next (3)',
  'Next 20 results',
  'Older',
  '← Older posts',
  'Siguiente »',
  'Página siguiente',
  'Próxima página',
  'próximo',
  'Nächste Seite',
  'nächste',
  '次へ',
  '次のページ',
  '次のページへ',
  'Page suivante',
  'Suivant',
  'Articles plus anciens',
  'Seguinte',
  'Следующая',
  'Следующая страница',
  'Pagina successiva',
  'Prossima',
  'Volgende',
  'Volgende pagina',
  'Następna strona',
  'następne',
  '下一页',
  '下一頁',
  '다음',
  '다음 페이지',
  'Sonraki sayfa',
  'Nästa sida',
])('“%s” leads to the next page', (text) => {
  expect(linkMeaning(text)).toBe('next');
});

test.each([
  ['weiter', 'onward'],
  ['Weiter »', 'onward'],
  ['Avanti', 'onward'],
  ['далее', 'onward'],
  ['›', 'symbol'],
  ['»', 'symbol'],
  ['>>', 'symbol'],
  ['＞', 'symbol'],
  ['▶\ufe0f', 'symbol'],
  ['→', 'symbol'],
  ['‹', 'other'],
  ['«', 'other'],
  ['>|', 'other'],
  ['Previous', 'other'],
  ['‹ Prev', 'other'],
  ['Newer posts →', 'other'],
  ['Zurück', 'other'],
  ['Page précédente', 'other'],
  ['上一页', 'other'],
  ['前へ', 'other'],
  ['이전', 'other'],
  ['Last »', 'other'],
  ['最後', 'other'],
  ['末页', 'other'],
  ['Back to top', 'other'],
  ['Next steps for your garden', null],
  ['Next: how lakes are made', null],
  ['The next generation', null],
  ['Weiterlesen', null],
  ['Read more →', null],
  ['Show more', null],
  ['2', null],
  ['', null],
  ['…', null],
  ['next '.repeat(100), null],
] as const)('“%s” says %s', (text, meaning) => {
  expect(linkMeaning(text)).toBe(meaning);
});

test.each([
  ['2', 2],
  [' [12] ', 12],
  ['Page 3', 3],
  ['3 photos', null],
  ['2,000', null],
  ['', null],
])('“%s” shows %s', (text, number) => {
  expect(shownNumber(text)).toBe(number);
});

test.each([
  ['next', true],
  ['nav-next', true],
  ['pagination__next', true],
  ['nextPage btn', true],
  ['pnNext', true],
  ['next disabled', false],
  ['prev-next', false],
  ['carousel-next', false],
  ['swiper-button-next', false],
  ['nextcloud', false],
  ['context', false],
])('names “%s”: next %s', (names, named) => {
  expect(isNamedNext(names)).toBe(named);
});

test.each([
  ['pagination', true],
  ['Pager', true],
  ['wp-pagenavi', true],
  ['page-numbers', true],
  ['b-pagination-list', true],
  ['postsPagination', true],
  ['Page navigation', true],
  ['paginacion', true],
  ['page', false],
  ['pagina', false],
  ['wallpaper', false],
  ['landing-page', false],
])('names “%s”: pagination %s', (names, pagination) => {
  expect(isPagination(names)).toBe(pagination);
});

test.each([
  ['slick-arrow', true],
  ['my-carousel', true],
  ['calendar', true],
  ['slippers', false],
])('names “%s”: carousel %s', (names, carousel) => {
  expect(isCarousel(names)).toBe(carousel);
});
