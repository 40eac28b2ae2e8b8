/** Where a picture can be searched for by its address. */
interface ImageSearch {
  /** The id of its action. */
  readonly id: string;
  /** The engine's own name, the same in every language. */
  readonly name: string;
  /** `addressTemplate.ts` */
  readonly template: string;
}

/** In the menu's order. */
export const IMAGE_SEARCHES: readonly ImageSearch[] = [
  { id: 'search-lens', name: 'Google Lens', template: 'https://lens.google.com/uploadbyurl?url={url}' },
  {
    id: 'search-bing',
    name: 'Bing',
    template: 'https://www.bing.com/images/search?view=detailv2&iss=sbi&form=SBIIRP&sbisrc=UrlPaste&q=imgurl:{url}',
  },
  { id: 'search-yandex', name: 'Yandex', template: 'https://yandex.com/images/search?rpt=imageview&url={url}' },
  { id: 'search-tineye', name: 'TinEye', template: 'https://tineye.com/search?url={url}' },
  { id: 'search-saucenao', name: 'SauceNAO', template: 'https://saucenao.com/search.php?url={url}' },
];
