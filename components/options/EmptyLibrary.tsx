import { Heart, ThumbsDown } from 'lucide';
import { ShortcutKeys } from '../ui/ShortcutKeys.tsx';
import { Icon } from '../ui/Icon.tsx';

/** What the library will hold, and how to begin. */
export function EmptyLibrary({ shortcut }: { readonly shortcut: string }) {
  return (
    <section class="lg-empty-library" aria-labelledby="empty-library-title">
      <div class="lg-empty-library-cards" aria-hidden="true">
        <GhostCard />
        <GhostCard liked />
        <GhostCard liked={false} />
      </div>
      <h2 id="empty-library-title" class="lg-strong">
        Nothing is judged yet
      </h2>
      <p class="lg-muted">
        Every picture you like or dislike is kept here, with the page you found it on. It stays on this computer.
      </p>
      <ol class="lg-empty-library-steps">
        <li>
          <span>Open any page with pictures.</span>
        </li>
        <li>
          {shortcut === '' ? (
            <span>Press the Likeable Gallery button in the toolbar.</span>
          ) : (
            <span>
              Press <ShortcutKeys shortcut={shortcut} /> or the button in the toolbar.
            </span>
          )}
        </li>
        <li>
          <span>
            Like <Icon node={Heart} size={14} /> or dislike <Icon node={ThumbsDown} size={14} /> what you see.
          </span>
        </li>
      </ol>
    </section>
  );
}

function GhostCard({ liked }: { readonly liked?: boolean }) {
  return (
    <div class="lg-ghost-card">
      <div class="lg-ghost-card-picture" />
      <div class="lg-ghost-card-strip">
        <span />
        <Icon node={Heart} filled={liked === true} />
        <Icon node={ThumbsDown} filled={liked === false} />
      </div>
    </div>
  );
}
