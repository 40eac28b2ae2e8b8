import { html } from './html.ts';
import { renderPage } from './layout.ts';

export function emptyPage(): string {
  return renderPage({
    title: 'Words only',
    description: 'A page without a single picture.',
    path: '/empty',
    body: html`<article class="feature">
      <header>
        <p class="label">Words only</p>
        <h1>On not looking</h1>
        <p class="standfirst">A page in a picture magazine, and nothing on it to see.</p>
      </header>
      <div class="text">
        <p class="opening">
          Editors of pictures have a habit nobody tells you about. After some hours at the table they get up, go to the
          window and look at nothing. Not at the view: at nothing. The eye is the only instrument that has to be put
          down to be tuned.
        </p>
        <p>
          A choice between two good photographs is made in the first second or not at all. After that you are choosing
          between reasons. So when the pile is high and everything in it begins to look either wonderful or the same,
          the honest thing is to stop, and to read a page like this one, on which there is nothing to like and nothing
          to reject.
        </p>
        <p>Then turn it.</p>
      </div>
    </article>`,
  });
}
