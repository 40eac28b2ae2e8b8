/**
 * Query parameters that say where a visitor came from and never what is served. Names from the documentation of
 * Google (Analytics, Ads), Meta, Microsoft, Yandex, X, TikTok, LinkedIn, Mailchimp, HubSpot and Marketo. Whatever
 * might select a picture (w, size, id, v, token, signature) must stay out of this list.
 */
const trackingParameters =
  'utm_\\w*|gclid|gclsrc|dclid|gbraid|wbraid|srsltid|_ga|_gl|fbclid|igshid|msclkid|yclid|ysclid|_openstat|twclid|' +
  'ref_src|ref_url|ttclid|li_fat_id|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok';

const tracks = new RegExp(`^(?:${trackingParameters})(?:=|$)`, 'i');
/** Asked of every address first, since few hold any. */
const mayTrack = new RegExp(`[?&](?:${trackingParameters})(?:[=&]|$)`, 'i');

/**
 * The address that stands for a picture, equal wherever the same file is linked: without fragment, credentials and
 * tracking parameters. Everything else, the order of the parameters included, is left as it is, since any of it may
 * select another picture. Applied twice it changes nothing.
 *
 * `null` for everything that is not an absolute `http:` or `https:` URL.
 */
export function canonicalUrl(url: string): string | null {
  return URL.canParse(url) ? canonicalHref(new URL(url).href) : null;
}

/** `canonicalUrl` of what a URL parser has already serialized, as `href`, `src` and `currentSrc` properties are. */
export function canonicalHref(href: string): string | null {
  if (!href.startsWith('https://') && !href.startsWith('http://')) return null;
  const fragment = href.indexOf('#');
  let canonical = fragment < 0 ? href : href.slice(0, fragment);
  const credentials = canonical.indexOf('@');
  if (credentials >= 0) {
    const host = canonical.indexOf('//') + 2;
    // In what comes before the path a parser leaves one @ only.
    if (credentials < canonical.indexOf('/', host))
      canonical = canonical.slice(0, host) + canonical.slice(credentials + 1);
  }
  const query = canonical.indexOf('?') + 1;
  // A path may hold what looks like parameters, and is none of them.
  if (query === 0 || !mayTrack.test(canonical)) return canonical;
  const parameters = canonical.slice(query).split('&');
  const kept = parameters.filter((parameter) => !tracks.test(parameter)).join('&');
  return canonical.slice(0, kept === '' ? query - 1 : query) + kept;
}
