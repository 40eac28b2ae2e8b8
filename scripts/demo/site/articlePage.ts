import type { Album } from './album.ts';
import { creditsOf } from './credits.ts';
import { html } from './html.ts';
import { renderPage } from './layout.ts';
import {
  captionWithCredit,
  fileOf,
  originalUrl,
  photographUrl,
  pictureElement,
  plainImage,
  responsiveImage,
} from './pictures.ts';

/** The feature. No inline style, no script: the same mark-up serves `/strict`, where both are forbidden. */
export function articlePage(album: Album, address: '/article' | '/strict', origin: string): string {
  const climb = album.photograph('picos-de-europa');
  const wood = album.photograph('life');
  const meadow = album.photograph('aitzgorri');
  const dandelions = album.photograph('seeding');
  const summit = album.photograph('sunset');
  const dogs = album.photograph('friends');
  const shared = photographUrl(climb, fileOf(climb, 'jpeg', 960));
  return renderPage({
    title: address === '/strict' ? 'Uphill, slowly (behind glass)' : 'Uphill, slowly',
    description: 'Five pictures in the order of a walk, and one that stayed at home.',
    path: address,
    head: html`<meta property="og:image" content="${origin}${shared}" />`,
    credits: creditsOf([climb, wood, meadow, dandelions, summit, dogs]),
    body: html`<article class="feature">
      <header>
        <p class="label">Feature</p>
        <h1>Uphill, slowly</h1>
        <p class="standfirst">
          A wood, a meadow, a path, a summit: five pictures in the order of a walk, and one that stayed at home.
        </p>
        <p class="byline">Photographs by Aitzol Berasategi and Clemens Engelhardt</p>
      </header>

      <figure class="wide">
        ${pictureElement(climb, '(max-width: 1700px) 94vw, 1600px')} ${captionWithCredit(climb)}
      </figure>

      <div class="text">
        <p class="opening">
          A mountain is a poor sitter. It does not turn its head, it will not wait for the light, and from the valley it
          looks smaller than it felt. What a photographer can do is walk, and let the picture change every hundred
          metres. The ones on this page were taken in different places and in different months. We have put them in the
          order of a single walk, because that is how they asked to be read.
        </p>

        <h2>The wood</h2>
        <p>
          It begins in the shade, beside water. Nothing here is far away: the stones fill the frame to its edges and the
          only way out is upstream, where your eye goes of its own accord, one step of the little fall after the other.
          There is no sky. You notice that only when you look for it.
        </p>
      </div>

      <figure class="broad">
        ${responsiveImage(wood, '(max-width: 1200px) 94vw, 1080px')} ${captionWithCredit(wood)}
      </figure>

      <div class="text">
        <h2>The meadow</h2>
        <p>
          Then the trees step back and the whole hill comes at once. It would be easy to crop this one, to lose the
          empty grass and have more of the ridge. Try it with your hand. Without its meadow the mountain falls forward;
          the green is the silence before it speaks.
        </p>
      </div>

      <figure class="broad">${plainImage(meadow, 1600, { loading: 'lazy' })} ${captionWithCredit(meadow)}</figure>

      <div class="text">
        <figure class="beside">
          ${plainImage(dandelions, 480, { loading: 'lazy' })} ${captionWithCredit(dandelions)}
        </figure>
        <p>
          Some walkers never get further than this, and they are not wrong. Another meadow, another photographer, and
          the camera has gone down on its knees. Five hundred metres of climbing would not have changed the light as
          much as those five feet.
        </p>

        <blockquote><p>The best lens for a landscape is still an early start.</p></blockquote>

        <h2>The path</h2>
        <p>
          Go back to the head of this page and look again. Most people remember the rock wall and the cloud. But the
          picture is held together by the plainest thing in it, a rut of brown earth that comes in at your feet and
          leaves over the edge of the grass. Somebody walked there, and then enough others. It is the only sign of
          people in the whole view, and it is the subject.
        </p>

        <h2>The summit</h2>
        <figure class="thumbnail">
          <a href="${originalUrl(summit)}">${plainImage(summit, 320, { loading: 'lazy' })}</a>
          <figcaption>
            ${summit.caption} <small>Aitzol Berasategi, CC BY 4.0. Open the picture for the whole frame.</small>
          </figcaption>
        </figure>
        <p>
          Every textbook says not to shoot into the sun. The flare wanders down the slope in green and orange, the snow
          gives up its detail, the hills turn to cut paper. And yet here is what it is like to stand up there at the end
          of the day, squinting, one hand on a cold stone table that knows the name of everything you can no longer see.
        </p>
      </div>

      <aside class="at-home">
        <a href="/one">${plainImage(dogs, 320, { loading: 'lazy' })}</a>
        <div>
          <p class="label">Picture of the week</p>
          <h2><a href="/one">Two at the window</a></h2>
          <p>They did not come along. They did, however, see us off.</p>
        </div>
      </aside>
    </article>`,
  });
}
