import { Heart, ThumbsDown } from 'lucide';
import { text } from '../../lib/core/text.ts';
import { ShortcutKeys } from '../ui/ShortcutKeys.tsx';
import { Icon } from '../ui/Icon.tsx';
import { RichText } from '../ui/RichText.tsx';

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
        {text('library_empty')}
      </h2>
      <p class="lg-muted">{text('library_empty_what')}</p>
      <ol class="lg-empty-library-steps">
        <li>
          <span>{text('library_empty_open')}</span>
        </li>
        <li>
          {shortcut === '' ? (
            <span>{text('library_empty_press_button')}</span>
          ) : (
            <span>
              <RichText name="library_empty_press" values={{ keys: <ShortcutKeys shortcut={shortcut} /> }} />
            </span>
          )}
        </li>
        <li>
          <span>
            <RichText
              name="library_empty_judge"
              values={{
                heart: <Icon node={Heart} size={14} />,
                thumb: <Icon node={ThumbsDown} size={14} />,
              }}
            />
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
