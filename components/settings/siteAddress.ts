/** The address of a site's own settings, as a link in the options page; of everyone's, for `null`. */
export function siteAddress(site: string | null): string {
  return site === null ? '#gallery' : `#gallery/${encodeURIComponent(site)}`;
}

/** The site of a fragment without its `#`; `null` where it names none. */
export function siteOfAddress(fragment: string): string | null {
  const [, encoded = ''] = /^gallery\/(.+)$/.exec(fragment) ?? [];
  try {
    return decodeURIComponent(encoded).toLowerCase().slice(0, 255) || null;
  } catch {
    return null;
  }
}
