/** Bytes of UTF-8; leaves room for what a file system or a browser adds (` (1)`, `.crdownload`). */
const MAX_BYTES = 192;

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
  'image/bmp': 'bmp',
  'image/x-icon': 'ico',
  'image/vnd.microsoft.icon': 'ico',
  'image/tiff': 'tiff',
  'image/jxl': 'jxl',
};
const KNOWN_ENDING = /\.(jpe?g|jfif|png|apng|gif|webp|avif|svg|bmp|ico|tiff?|jxl)$/i;
/** Device names of Windows, reserved with any ending (learn.microsoft.com, "Naming Files, Paths, and Namespaces"). */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
// oxlint-disable-next-line no-control-regex -- control characters are what this is about
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff<>:"/\\|?*~]+/g;

/**
 * A name under which a picture can be saved on every system: from its caption, else from its URL, with the ending its
 * kind asks for. No separators, controls, reserved names or trailing dots; at most 192 bytes.
 */
export function pictureFileName(picture: { url: string; caption: string; mediaType?: string | undefined }): string {
  const fromUrl = lastSegment(picture.url);
  const ending = endingOf(fromUrl, picture.mediaType);
  const stem =
    clean(picture.caption.replace(KNOWN_ENDING, '')) || clean(fromUrl.replace(KNOWN_ENDING, '')) || 'picture';
  const safe = RESERVED.test(stem) ? `_${stem}` : stem;
  return `${cut(safe, MAX_BYTES - ending.length - 1)}.${ending}`;
}

function endingOf(name: string, mediaType: string | undefined): string {
  const declared = mediaType === undefined ? undefined : ENDINGS[mediaType.toLowerCase()];
  return declared ?? KNOWN_ENDING.exec(name)?.[1]?.toLowerCase() ?? 'jpg';
}

function clean(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(FORBIDDEN, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '');
}

/** By whole code points, so that no character is cut in two. */
function cut(text: string, bytes: number): string {
  let used = 0;
  let kept = '';
  for (const character of text) {
    used += new TextEncoder().encode(character).length;
    if (used > bytes) break;
    kept += character;
  }
  return kept.replace(/[\s.]+$/, '') || 'picture';
}

function lastSegment(url: string): string {
  if (url.startsWith('data:') || !URL.canParse(url)) return '';
  const segment = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
