/** The texts that may name a picture, as the page holds them. */
export interface CaptionTexts {
  readonly figcaption?: string | null | undefined;
  readonly alt?: string | null | undefined;
  readonly ariaLabel?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly linkText?: string | null | undefined;
  /** The nearest heading's. */
  readonly heading?: string | null | undefined;
}

const order = ['figcaption', 'alt', 'ariaLabel', 'title', 'linkText', 'heading'] as const;

/** Code points of a caption at most. */
const longestCaption = 500;
/** UTF-16 units of a text that are looked at, to bound the work; more than any caption with its white space needs. */
const longestText = 10_000;

/**
 * What a picture is called: the first of figcaption, alt, aria-label, title, link text and nearest heading that holds
 * anything visible, else the readable part of its file name, else `Picture`. White space is collapsed, nothing else is altered, and at
 * most 500 code points are kept.
 */
export function captionOf(texts: CaptionTexts, url: string): string {
  for (const name of order) {
    const text = tidyText(texts[name]);
    if (text !== '') return text;
  }
  return tidyText(readableFileName(url)) || 'Picture';
}

/** The texts of two places that show one picture: the first place's where it has one, the other's where it has not. */
export function mergeCaptionTexts(first: CaptionTexts, other: CaptionTexts): CaptionTexts {
  const merged: { -readonly [name in keyof CaptionTexts]: CaptionTexts[name] } = { ...other };
  for (const name of order) if (tidyText(first[name]) !== '') merged[name] = first[name];
  return merged;
}

/** White space collapsed and length capped; empty when nothing of the text can be seen. */
export function tidyText(text: string | null | undefined): string {
  if (!text) return '';
  const start = text.length > longestText ? text.slice(0, longestText) : text;
  const collapsed = (/\s\s|[^\S ]/.test(start) ? start.replaceAll(/\s+/g, ' ') : start).trim();
  if (!/[!-~]/.test(collapsed) && !/[^\p{C}\p{Z}]/u.test(collapsed)) return '';
  if (collapsed.length <= longestCaption) return collapsed;
  return Array.from(collapsed.slice(0, longestCaption * 2))
    .slice(0, longestCaption)
    .join('')
    .trimEnd();
}

/** The last segment of an http address' path, decoded, without its ending, separators as spaces; may be empty. */
function readableFileName(url: string): string {
  const path = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(url.slice(0, 8192))?.[1] ?? '';
  const segment = path.split('/').findLast((part) => part !== '') ?? '';
  const name = decodeSafely(segment).split('/').at(-1) ?? '';
  const stem = name.replace(/(.)\.[a-z0-9]{2,5}$/i, '$1');
  return stem.replaceAll(/[_+-]+/g, ' ').trim() || stem;
}

/** `decodeURIComponent`, sequence by sequence: what is not UTF-8 stays as written. */
function decodeSafely(text: string): string {
  return text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
