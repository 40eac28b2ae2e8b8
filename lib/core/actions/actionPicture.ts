import type { ActionPicture } from './actions.ts';
import type { GalleryImage } from '../pictures/galleryImage.ts';
import { asGalleryImage, type GalleryItem } from '../pictures/galleryItem.ts';

/** A gallery's picture as actions are told of it, with the reaction it has now. Its address is empty when it has none. */
export function actionPicture({ key, value, liked }: GalleryItem): ActionPicture {
  const { image, caption, meta, width, height, page }: GalleryImage = asGalleryImage(value);
  return {
    image: typeof image === 'string' ? image : (image.url ?? image.path ?? ''),
    caption: caption || null,
    liked,
    meta: meta ?? null,
    key,
    ...(width === undefined || height === undefined ? {} : { width, height }),
    ...(page === undefined ? {} : { page }),
  };
}

/** What is sent for a picture: a Gradio app's endpoint takes a list of arguments. */
export function postedBody(picture: ActionPicture, isGradio: boolean): unknown {
  return isGradio ? { data: [picture] } : picture;
}
