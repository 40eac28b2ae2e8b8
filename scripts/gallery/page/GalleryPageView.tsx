import { useSignal } from '@preact/signals';
import { RotateCcw } from 'lucide';
import { useState } from 'preact/hooks';
import { LikeableGallery } from '../../../components/gallery/LikeableGallery.tsx';
import { LiveWindow, windowOfBreakpoint } from '../../../components/settings/LiveWindow.tsx';
import { themeWords } from '../../../components/settings/settingWords.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Logo } from '../../../components/ui/Logo.tsx';
import { SearchInput } from '../../../components/ui/SearchInput.tsx';
import { Segmented } from '../../../components/ui/Segmented.tsx';
import { setTheme } from '../../../components/ui/setTheme.ts';
import type { Theme } from '../../../lib/core/settings/gallerySettings.ts';
import { text } from '../../../lib/core/text.ts';
import { CodePanel } from './CodePanel.tsx';
import type { GalleryPage } from './createGalleryPage.ts';
import { EventLog } from './EventLog.tsx';
import { PropRow } from './PropRow.tsx';
import { controlOf, PROP_GROUPS, PROP_NAMES } from './propControls.ts';
import { BLANK, ROW_STYLE } from './writtenCode.ts';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** The component with everything that it can be given, its code and its events. */
export function GalleryPageView({ page }: { readonly page: GalleryPage }) {
  const [windowWidth, setWindowWidth] = useState<number | null>(null);
  return (
    <div class="lg lg-show">
      <Head page={page} />
      <main class="lg-show-main">
        <div class="lg-show-stage">
          <LiveWindow windowWidth={windowWidth} onWindowWidth={setWindowWidth}>
            {() => (
              <div ref={page.row} style={ROW_STYLE} class="lg-show-row">
                <LikeableGallery key={page.build.value} {...page.props.value} />
                <LikeableGallery {...BLANK} />
              </div>
            )}
          </LiveWindow>
        </div>
        <div class="lg-show-told">
          <CodePanel code={page.code.value} />
          <EventLog page={page} />
        </div>
        <Properties page={page} onBreakpoint={(place) => setWindowWidth(windowOfBreakpoint(place))} />
      </main>
    </div>
  );
}

function Head({ page }: { readonly page: GalleryPage }) {
  const theme = useSignal<Theme>('system');
  return (
    <header class="lg-show-head">
      <Logo size={24} />
      <h1>LikeableGallery</h1>
      <p class="lg-muted">The component with everything it can be given, live.</p>
      <Button icon={RotateCcw} onClick={page.reset}>
        Start again
      </Button>
      <Segmented
        label={text('settings_theme')}
        segments={THEMES.map((value) => ({ value, label: text(themeWords[value]) }))}
        value={theme.value}
        onChange={(chosen) => {
          theme.value = chosen;
          setTheme(chosen);
        }}
      />
    </header>
  );
}

interface PropertiesProps {
  readonly page: GalleryPage;
  readonly onBreakpoint: (place: number) => void;
}

function Properties({ page, onBreakpoint }: PropertiesProps) {
  const search = useSignal('');
  const wanted = search.value.trim().toLowerCase();
  const found = PROP_NAMES.filter((name) => name.toLowerCase().includes(wanted));
  const values = page.form.values.value;
  if (values === null) return null;
  return (
    <section class="lg-show-props" aria-labelledby="props-title">
      <div class="lg-show-panel-head">
        <h2 id="props-title">Properties</h2>
        <span class="lg-faint">{page.given.value.size} given</span>
        <SearchInput
          label="Find a property"
          placeholder="Find a property"
          value={search.value}
          onInput={(typed) => (search.value = typed)}
        />
      </div>
      {found.length === 0 && <p class="lg-muted">{text('ui_nothing_found')}</p>}
      {PROP_GROUPS.map((group) => {
        const names = found.filter((name) => controlOf(name).group === group);
        if (names.length === 0) return null;
        return (
          <section key={group} class="lg-settings-group" aria-label={`Properties: ${group}`}>
            <h3>{group}</h3>
            {names.map((name) => (
              <PropRow key={name} {...{ name, page, values, onBreakpoint }} />
            ))}
          </section>
        );
      })}
    </section>
  );
}
