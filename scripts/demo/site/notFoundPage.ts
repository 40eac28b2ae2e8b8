import { html } from './html.ts';
import { renderPage } from './layout.ts';

export function notFoundPage(): string {
  return renderPage({
    title: 'No such frame',
    description: 'There is nothing at this address.',
    path: '',
    body: html`<header class="opener">
      <h1>No such frame</h1>
      <p>There is nothing at this address. <a href="/">Back to the front page</a></p>
    </header>`,
  });
}
