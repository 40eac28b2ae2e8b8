import { Button } from '../../../components/ui/Button.tsx';
import type { GalleryPage, LoggedEvent } from './createGalleryPage.ts';

const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** Every event as it happens, the newest first. */
export function EventLog({ page }: { readonly page: GalleryPage }) {
  const events = page.events.value;
  const [latest] = events;
  return (
    <section class="lg-show-panel lg-show-events" aria-labelledby="events-title">
      <div class="lg-show-panel-head">
        <h2 id="events-title">Events</h2>
        <span class="lg-faint">{events.length}</span>
        <Button onClick={page.listenToAll}>Listen to all</Button>
        <Button disabled={events.length === 0} onClick={page.clearEvents}>
          Clear
        </Button>
      </div>
      <p class="lg-visually-hidden" role="status">
        {latest && <span key={latest.id}>{latest.name}</span>}
      </p>
      {events.length === 0 ? (
        <p class="lg-show-none lg-faint">
          Like a picture, open it, change the list: what the gallery tells stands here.
        </p>
      ) : (
        <ol class="lg-show-log" tabIndex={0} aria-label="Events, the newest first">
          {events.map((event) => (
            <LogEntry key={event.id} event={event} />
          ))}
        </ol>
      )}
    </section>
  );
}

function LogEntry({ event: { name, time, payload } }: { readonly event: LoggedEvent }) {
  return (
    <li>
      <details>
        <summary>
          <code class="lg-strong">{name}</code>
          <time class="lg-faint" dateTime={new Date(time).toISOString()}>
            {TIME.format(time)}
          </time>
          <code class="lg-show-short">{payload.replaceAll(/\s+/g, ' ')}</code>
        </summary>
        <pre>
          <code>{payload}</code>
        </pre>
      </details>
    </li>
  );
}
