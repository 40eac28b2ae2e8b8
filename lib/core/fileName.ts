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
  const named = clean(picture.caption.replace(KNOWN_ENDING, ''));
  return safeFileName(named || fromUrl.replace(KNOWN_ENDING, '') || 'picture', ending);
}

/** A title as a file name, as safe as that of a picture. */
export function safeFileName(title: string, ending: string): string {
  const stem = clean(title) || 'picture';
  const safe = RESERVED.test(stem) ? `_${stem}` : stem;
  return `${cut(safe, MAX_BYTES - ending.length - 1)}.${ending}`;
}

/** Gives each file of one folder a name of its own, on systems too that know no upper and lower case: ` (2)` and so on. */
export function createUniqueNames(): (name: string) => string {
  const taken = new Set<string>();
  /** The number tried last, by name: thousands may be called alike. */
  const counts = new Map<string, number>();
  return (name) => {
    const dot = name.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let unique = name;
    for (let count = counts.get(folded(name)) ?? 1; taken.has(folded(unique));) {
      const suffix = ` (${++count})${ending}`;
      unique = `${cut(stem, MAX_BYTES - byteLength(suffix))}${suffix}`;
      counts.set(folded(name), count);
    }
    taken.add(folded(unique));
    return unique;
  };
}

function folded(name: string): string {
  return name.normalize('NFD').toUpperCase().toLowerCase();
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
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
    used += byteLength(character);
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
