import type { GalleryImage } from '../../core/pictures/galleryImage.ts';
import { originalSize } from '../../core/pictures/originalSize.ts';
import type { ImageSource, PageImage } from '../../core/pictures/pageImage.ts';
import { searchedText, type ViewedPicture } from '../../core/pictures/pictureFilter.ts';
import { pictureKind, type PictureKind } from '../../core/pictures/pictureKind.ts';
import type { LikePage } from '../../core/judging/like.ts';
import type { Reaction } from '../../core/judging/reaction.ts';
import { text, type TextName } from '../../core/text.ts';
import { isSmall } from '../../core/pictures/variants.ts';

/** Where a picture was found. What is missing here is an element of HTML, called the same in every language. */
const sourceTexts: Partial<Record<ImageSource, TextName>> = {
  background: 'preview_from_css_background',
  css: 'preview_from_css',
  attribute: 'preview_from_attribute',
  link: 'preview_from_link',
  svg: 'preview_from_svg',
  'video-poster': 'preview_from_video_poster',
  input: 'preview_from_input',
  icon: 'preview_from_icon',
  meta: 'preview_from_meta',
  resource: 'preview_from_resource',
  document: 'preview_from_document',
  file: 'preview_from_file',
};

/** Looked up once: pages have thousands of pictures. */
const sourceWords: Partial<Record<ImageSource, string>> = {};

function wordsFor(source: ImageSource): string {
  const name = sourceTexts[source];
  return (sourceWords[source] ??= name === undefined ? source : text(name));
}

/** A picture of the page as a gallery shows it: one `image` object for as long as nothing about it changes. */
export class PictureCard implements ViewedPicture {
  readonly picture: PageImage;
  readonly kind: PictureKind;
  readonly isSmall: boolean;
  #image: GalleryImage;
  #searched: string | undefined;

  /** @param former the same picture's card before something about it changed. */
  constructor(picture: PageImage, page: LikePage, former: PictureCard | undefined) {
    const [{ url }] = picture.variants;
    const bytes = former?.picture.variants[0].url === url ? former.image.bytes : undefined;
    this.picture = picture;
    this.kind = pictureKind(picture);
    this.isSmall = isSmall(picture);
    this.#image = {
      image: url,
      caption: picture.caption,
      liked: former?.image.liked ?? null,
      key: picture.key,
      variants: picture.variants,
      source: wordsFor(picture.source),
      page,
      ...originalSize(picture),
      ...(bytes !== undefined && { bytes }),
    };
  }

  get image(): GalleryImage {
    return this.#image;
  }

  /** Worked out once, when words are looked for. */
  get searched(): string {
    this.#searched ??= searchedText(this.picture.caption, this.picture.variants[0].url);
    return this.#searched;
  }

  judge(liked: Reaction): void {
    if (this.#image.liked !== liked) this.#image = { ...this.#image, liked };
  }

  setBytes(bytes: number): void {
    this.#image = { ...this.#image, bytes };
  }
}
