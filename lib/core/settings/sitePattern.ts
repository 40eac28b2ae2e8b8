/**
 * The match pattern of the site an address lies on, as browsers grant access by it: with its scheme, without its port.
 * `null` for what is no `http:` or `https:` address, and for bare IPv6 addresses, which not every browser has patterns for.
 */
export function sitePattern(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && !hostname.startsWith('[') ? `${protocol}//${hostname}/*` : null;
}

/**
 * The match patterns of a site as its settings are kept (`hostOf`): with every scheme, and with `www.`, which its name
 * leaves out. None for bare IPv6 addresses.
 */
export function patternsOfSite(site: string): readonly string[] {
  if (site === '' || site.startsWith('[')) return [];
  const hasNames = site.includes('.') && !/\.\d+$/.test(site);
  return [`*://${site}/*`, ...(hasNames ? [`*://www.${site}/*`] : [])];
}
