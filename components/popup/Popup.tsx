import { Images, Keyboard, Settings, Upload } from 'lucide';
import { text, writtenNumber } from '../../lib/core/text.ts';
import type { PopupModel } from '../../lib/state/popup/createPopupModel.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Logo } from '../ui/Logo.tsx';
import { Notice } from '../ui/Notice.tsx';
import { libraryTotal } from '../../lib/core/library/libraryNumbers.ts';
import { ClosedFrames } from './ClosedFrames.tsx';
import { NewsLine } from './NewsLine.tsx';
import { PageCounts } from './PageCounts.tsx';
import { PageRefused } from './PageRefused.tsx';
import { RecentPictures } from './RecentPictures.tsx';
import { SiteSwitches } from './SiteSwitches.tsx';
import { SyncRow } from './SyncRow.tsx';
import { Way } from './Way.tsx';
import { ShortcutKeys } from '../ui/ShortcutKeys.tsx';

/** The toolbar popup: what the page in front holds, and the way into its gallery and into the library. */
export function Popup({ model }: { readonly model: PopupModel }) {
  const page = model.page.value;
  const problem = model.libraryProblem.value ?? model.settings.problem.value;
  return (
    <div class="lg lg-popup">
      <header class="lg-popup-head">
        <Logo />
        <h1 class="lg-popup-name">{text('extension_name')}</h1>
        <IconButton icon={Settings} label={text('popup_settings')} onClick={() => model.openSettings()} />
      </header>
      {model.warning.value !== null && (
        <Notice kind="banner" tone="problem">
          {model.warning.value}
        </Notice>
      )}
      <main>
        {page.kind === 'refused' ? (
          <PageRefused refusal={page.refusal} model={model} />
        ) : (
          <>
            <OpenGallery model={model} />
            <PageCounts page={page} />
            <ClosedFrames model={model} />
            <RecentPictures model={model} />
          </>
        )}
      </main>
      {problem !== null && (
        <Notice kind="banner" tone="problem">
          {problem}
        </Notice>
      )}
      {page.kind !== 'refused' && <Ways model={model} settled={page.kind !== 'looking'} />}
      <SyncRow model={model} />
      {page.kind !== 'refused' && (
        <>
          <SiteSwitches model={model} />
          <NewsLine model={model} />
        </>
      )}
    </div>
  );
}

function OpenGallery({ model }: { readonly model: PopupModel }) {
  const shortcut = model.shortcut.value;
  return (
    <div class="lg-popup-open">
      <Button
        variant="primary"
        large
        aria-keyshortcuts={shortcut.includes('+') ? shortcut : undefined}
        onClick={model.openGallery}
      >
        {text('popup_open_gallery')}
        {shortcut !== '' && <ShortcutKeys shortcut={shortcut} hidden />}
      </Button>
      <button type="button" class="lg-link lg-popup-open-in-tab" onClick={model.openInTab}>
        {text('popup_or_in_tab')}
      </button>
    </div>
  );
}

interface WaysProps {
  readonly model: PopupModel;
  /** Until the page has answered, no shortcut may only mean that it is not known yet. */
  readonly settled: boolean;
}

function Ways({ model, settled }: WaysProps) {
  const library = model.library.value;
  const total = library && libraryTotal(library);
  return (
    <footer class="lg-popup-ways">
      <nav aria-label={text('popup_library')}>
        <Way icon={Images} href="options.html#library" open={model.openLibrary}>
          {text('popup_library')}
          {total !== null && (
            <span class="lg-popup-way-count">
              <span aria-hidden="true">{writtenNumber(total)}</span>
              <span class="lg-visually-hidden">{text('common_pictures', { count: total })}</span>
            </span>
          )}
        </Way>
        <Way icon={Upload} href="options.html#export" open={model.openExport}>
          {text('popup_export')}
        </Way>
      </nav>
      {settled && model.shortcut.value === '' && (
        <p class="lg-popup-no-shortcut">
          <Icon node={Keyboard} />
          {text('popup_no_shortcut')}
        </p>
      )}
    </footer>
  );
}
