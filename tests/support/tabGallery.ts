import { startOwnServer, type OwnServer } from './ownServer.ts';

/** Pages over which no gallery can lie, or only a lame one; each shows photographs of the demo's site. */
export function startPagesWithoutRoom(pictures: string): Promise<OwnServer> {
  const photograph = (name: string): string => `${pictures}/photo/original/${name}.jpg`;
  const image = (name: string): string => `<img src="${photograph(name)}" alt="${name}" width="300">`;
  const pages: Readonly<Record<string, { text: string; headers?: Readonly<Record<string, string>> }>> = {
    '/feed.xml': {
      headers: { 'content-type': 'application/xml' },
      text: `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Frames</title>
  <image><url>${photograph('wine')}</url><title>Frames</title><link>https://frames.example</link></image>
  <item><title>Coffee</title><enclosure url="${photograph('coffee')}" type="image/jpeg" length="1"/></item>
  <item><title>Rocket</title><media:content url="${photograph('rocket')}" medium="image"/></item>
  <item><title>Chelsea</title><description><![CDATA[<p>A cat <img src="${photograph('chelsea')}" alt="A cat"></p>]]></description></item>
</channel></rss>`,
    },
    '/drawing.svg': {
      headers: { 'content-type': 'image/svg+xml' },
      text: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"><title>A drawing</title><image href="${photograph('friends')}" width="300" height="200"/></svg>`,
    },
    '/hidden': {
      text: `<!doctype html><html style="display: none"><title>Hidden</title><body>${image('sunset')}</body></html>`,
    },
    '/keys': {
      text: `<!doctype html><title>Keys</title><script>
  globalThis.swallowed = 0;
  for (const type of ['keydown', 'keypress', 'keyup']) {
    addEventListener(type, (event) => {
      swallowed += 1;
      event.preventDefault();
      event.stopImmediatePropagation();
    }, true);
  }
</script>${image('umang')}`,
    },
    '/policy': {
      headers: { 'content-security-policy': "img-src 'none'" },
      text: `<!doctype html><title>Policy</title>${['life', 'aitzgorri', 'seeding'].map(image).join('')}`,
    },
    '/all': {
      text: `<!doctype html><title>All of them</title>${['rocket', 'friends', 'astronaut', 'sunset', 'umang', 'life', 'wine'].map(image).join('')}`,
    },
    '/elsewhere': { text: '<!doctype html><title>Elsewhere</title><p>Nothing to see.' },
  };
  return startOwnServer(({ path }) => {
    const page = pages[path];
    return page ? { status: 200, ...page } : { status: 404, text: 'There is nothing here.' };
  });
}
