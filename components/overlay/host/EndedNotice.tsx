import { Unplug } from 'lucide';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { text } from '../../../lib/core/text.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';

export interface EndedNoticeProps {
  /** Whether the extension is known to have ended under the page. */
  readonly ended: boolean;
  readonly onClose: () => void;
}

/**
 * What is left of the panel once the extension was updated, reloaded or switched off. Chrome lets the old scripts run on, which
 * then show this. Firefox ends them without a word, but takes the style sheet of `livingSheet.ts` out of the page with them:
 * so it stands ready in the panel, shown by that, and works without scripts.
 */
export function EndedNotice({ ended, onClose }: EndedNoticeProps) {
  const notice = useRef<HTMLDivElement>(null);
  const reload = useRef<HTMLAnchorElement>(null);
  const close = useRef<HTMLButtonElement>(null);
  const [texts] = useState(endedTexts);
  const [isSheetThere, setSheetThere] = useState(false);

  useLayoutEffect(() => {
    const element = notice.current;
    if (element === null || close.current === null) return;
    setSheetThere(getComputedStyle(element).getPropertyValue('--lg-living') !== '');
    close.current.popoverTargetElement = element.closest('dialog');
  }, []);
  useLayoutEffect(() => {
    if (ended) reload.current?.focus();
  }, [ended]);

  return (
    <div ref={notice} class={`lg-ended${ended ? ' lg-ended-now' : isSheetThere ? ' lg-ended-ready' : ''}`}>
      <EmptyState
        icon={Unplug}
        role="alert"
        title={texts.title}
        actions={
          <>
            <a
              ref={reload}
              class="lg-button lg-button-primary"
              href={addressOfPage()}
              target="_self"
              onClick={(event) => {
                event.preventDefault();
                location.reload();
              }}
            >
              {texts.reload}
            </a>
            <form class="lg-ended-modal" method="dialog">
              <Button type="submit" onClick={onClose}>
                {texts.close}
              </Button>
            </form>
            <button
              ref={close}
              type="button"
              class="lg-button lg-button-quiet lg-ended-beside"
              popoverTargetAction="hide"
              onClick={onClose}
            >
              {texts.close}
            </button>
          </>
        }
      >
        {texts.whatToDo}
      </EmptyState>
    </div>
  );
}

/** Looked up while the extension is there: Chrome answers no more when they are needed. */
function endedTexts() {
  return {
    title: text('overlay_ended'),
    whatToDo: text('overlay_ended_what_to_do'),
    reload: text('common_reload'),
    close: text('common_close'),
  };
}

/** For a link that loads the page anew: one with a fragment would only scroll it. */
function addressOfPage(): string {
  // An empty one is that of the page even after it has changed, but for pages that name another base.
  return document.baseURI === document.URL ? '' : (location.href.split('#', 1)[0] ?? '');
}
