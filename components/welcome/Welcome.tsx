import { useSignal } from '@preact/signals';
import { Images, X } from 'lucide';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { chordCaps, keyBindings, type CommandName } from '../../lib/core/settings/keyBindings.ts';
import { text } from '../../lib/core/text.ts';
import { LikeableGallery } from '../gallery/LikeableGallery.tsx';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Logo } from '../ui/Logo.tsx';
import { RichText } from '../ui/RichText.tsx';
import { ShortcutKeys } from '../ui/ShortcutKeys.tsx';
import { authorsInWords, photographs } from './photographs.ts';

export interface WelcomeProps {
  /** The shortcut in force; empty when there is none, `null` until it is known. */
  readonly shortcut: string | null;
  /** Whether the photographs are shown as a gallery. */
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** Leads to where the browser has its shortcuts chosen. */
  readonly onChooseKey: () => void;
}

/** For whoever has just installed the extension: its one key, and photographs to try it on. */
export function Welcome({ shortcut, isOpen, onToggle, onChooseKey }: WelcomeProps) {
  return (
    <div class="lg lg-welcome">
      <header class="lg-welcome-brand">
        <Logo size={24} />
        <span>{text('extension_name')}</span>
      </header>
      <main>
        <h1>{text('welcome_title')}</h1>
        <p class="lg-welcome-lead">{text('welcome_lead')}</p>
        <div class="lg-welcome-key">
          {shortcut === '' ? (
            <>
              <p>{text('welcome_no_key')}</p>
              <Button large variant="soft" onClick={onChooseKey}>
                {text('welcome_choose_key')}
              </Button>
            </>
          ) : (
            <p>
              <RichText
                name="welcome_press"
                values={{ keys: shortcut === null ? '' : <ShortcutKeys shortcut={shortcut} /> }}
              />
            </p>
          )}
          <Button large variant={isOpen ? 'soft' : 'primary'} icon={isOpen ? X : Images} onClick={onToggle}>
            {text(isOpen ? 'welcome_close' : 'welcome_open')}
          </Button>
        </div>
        {isOpen ? <Trial /> : <Photographs />}
      </main>
      <footer class="lg-welcome-foot">
        <p>
          {text('welcome_privacy')} <a href="options.html#data">{text('welcome_privacy_more')}</a>
        </p>
        <p class="lg-faint">{text('welcome_credits', { authors: authorsInWords() })}</p>
      </footer>
    </div>
  );
}

/** As any page shows pictures. */
function Photographs() {
  return (
    <ul class="lg-welcome-photographs" aria-label={text('welcome_photographs')}>
      {photographs.map(({ name, title, width, height }) => (
        <li key={name} style={{ flexGrow: width / height, flexBasis: `${(180 * width) / height}px` }}>
          <img src={addressOf(name)} alt={text(title)} width={width} height={height} />
        </li>
      ))}
    </ul>
  );
}

/** The gallery itself; what is judged in it goes nowhere. */
function Trial() {
  const judged = useSignal(false);
  const around = useRef<HTMLDivElement>(null);
  const value = useMemo(
    () =>
      photographs.map(({ name, title, width, height }) => ({
        image: addressOf(name),
        caption: text(title),
        width,
        height,
      })),
    [],
  );
  useEffect(() => around.current?.focus(), []);
  return (
    <div ref={around} class="lg-welcome-trial" tabIndex={-1}>
      <p role="status" class="lg-muted">
        {judged.value ? (
          text('welcome_done')
        ) : (
          <RichText
            name="welcome_how"
            values={{ like: <Cap of="like" />, dislike: <Cap of="dislike" />, preview: <Cap of="preview" /> }}
          />
        )}
      </p>
      <LikeableGallery
        value={value}
        label={text('welcome_photographs')}
        showLabel={false}
        container={false}
        layout="justified"
        height={520}
        keyScope={around}
        showDownloadButton={false}
        likeable="both"
        onLike={() => (judged.value = true)}
      />
    </div>
  );
}

/** The first key of a command, as it is by default. */
function Cap({ of }: { readonly of: CommandName }) {
  const [chord = ''] = [...keyBindings()].find(([, command]) => command === of) ?? [];
  return chordCaps(chord).map((cap) => <Kbd key={cap}>{cap}</Kbd>);
}

function addressOf(name: string): string {
  return `photographs/${name}.avif`;
}
