import { html, type Html } from './html.ts';

interface Page {
  readonly title: string;
  readonly description: string;
  /** The address of the page itself, to mark it in the navigation. */
  readonly path: string;
  /** `widest` for pages made of many small pictures; `front` for the front page. */
  readonly shape?: 'widest' | 'front';
  /** Files of `assets/`, beside the magazine's own `frames.css`. */
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  /** Further elements of the head. */
  readonly head?: Html;
  readonly body: Html;
  /** Whose pictures are on the page; nothing where there are none. */
  readonly credits?: Html;
}

const sections = [
  { path: '/article', label: 'Feature' },
  { path: '/grid', label: 'Contact sheet' },
  { path: '/backgrounds', label: 'Covers' },
  { path: '/endless', label: 'Stream' },
  { path: '/pages', label: 'Notebook' },
  { path: '/many', label: 'Archive' },
] as const;

export function renderPage(page: Page): string {
  const links = ['frames.css', ...(page.styles ?? [])].map(
    (name) => html`<link rel="stylesheet" href="/assets/${name}" />`,
  );
  const scripts = (page.scripts ?? []).map((name) => html`<script type="module" src="/assets/${name}"></script>`);
  const whole = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title}</title>
        <meta name="description" content="${page.description}" />
        ${links} ${page.head ?? null} ${scripts}
      </head>
      <body class="${page.shape ?? 'normal'}">
        ${masthead(page.path)}
        <main>${page.body}</main>
        ${footer(page.credits ?? null)}
      </body>
    </html>`;
  return `${whole.markup}\n`;
}

function masthead(path: string): Html {
  const links = sections.map((section) => {
    const current = section.path === path ? html`aria-current="page"` : null;
    return html`<li><a href="${section.path}" ${current}>${section.label}</a></li>`;
  });
  return html`<header class="masthead">
    <p class="nameplate"><a href="/" title="Front page">Frames</a></p>
    <nav aria-label="Sections">
      <ul>
        ${links}
      </ul>
    </nav>
  </header>`;
}

function footer(credits: Html | null): Html {
  return html`<footer class="footer">
    ${credits}
    <div>
      <p>
        <strong>Frames</strong> is the demo site of Likeable Gallery: a magazine that does not exist, made of
        photographs that do. Press Alt+Shift+L to see its pictures as a gallery.
      </p>
      <p><a href="/">Back to the front page</a></p>
    </div>
  </footer>`;
}
