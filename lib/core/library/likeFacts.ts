import type { ListedReaction, SizeClass } from './libraryQuery.ts';
import type { Like } from '../judging/like.ts';
import { mediaTypeOf } from '../pictures/mediaType.ts';
import type { PictureKind } from '../pictures/pictureKind.ts';
import type { Reaction } from '../judging/reaction.ts';
import { smallSide } from '../pictures/variants.ts';

const webHost = /^https?:\/\/(?:[^/?#@\\]*@)?(\[[^\]/]*\]|[^/?#:\\]*)/i;

/** The host of a web address in lower case, without `www.`; empty where there is none. */
export function hostOf(address: string): string {
  return (webHost.exec(address)?.[1] ?? '').toLowerCase().replace(/^www\.(?=.)/, '');
}

/** The site a picture was found on: the host of its page, or else of its own address. */
export function siteOf({ page, url }: Pick<Like, 'page' | 'url'>): string {
  return hostOf(page.url) || hostOf(url);
}

export function listedReaction(liked: Reaction): ListedReaction {
  if (liked === null) return 'cleared';
  return liked ? 'liked' : 'disliked';
}

/** Pixels of the original; 0 where they are unknown. */
export function areaOf({ width = 0, height = 0 }: Pick<Like, 'width' | 'height'>): number {
  return width > 0 && height > 0 ? width * height : 0;
}

export function sizeClassOf(like: Pick<Like, 'width' | 'height'>): SizeClass {
  const area = areaOf(like);
  if (area === 0) return 'unknown';
  if (area < 500_000) return 'small';
  if (area < 2_000_000) return 'medium';
  return area < 8_000_000 ? 'large' : 'huge';
}

/** Of the kinds that a page tells apart, those that can be told without it. */
export function likeKind({ url, mediaType, width, height }: Like): PictureKind {
  const type = mediaType ?? mediaTypeOf(url) ?? '';
  if (type === 'image/x-icon' || type === 'image/vnd.microsoft.icon') return 'icon';
  if (width !== undefined && height !== undefined && width <= smallSide && height <= smallSide) return 'icon';
  if (type === 'image/svg+xml') return 'drawing';
  return type === 'image/gif' || type === 'image/apng' ? 'animation' : 'photograph';
}
