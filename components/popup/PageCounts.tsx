import { CircleAlert, CircleDashed, Heart, Images, ThumbsDown } from 'lucide';
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { text } from '../../lib/core/text.ts';
import type { PopupPage } from '../../lib/state/popup/createPopupModel.ts';
import { Icon } from '../ui/Icon.tsx';
import { Figures } from '../ui/Figures.tsx';

type Counts = Readonly<Record<'liked' | 'disliked' | 'unrated', number>>;

/** The page in front, in numbers. Whatever is known takes the same room, so that nothing moves when it arrives. */
export function PageCounts({ page }: { readonly page: Exclude<PopupPage, { kind: 'refused' }> }) {
  switch (page.kind) {
    case 'looking':
      return (
        <Page title={<span class="lg-muted">{text('popup_looking')}</span>} busy>
          <Judged counts={null} />
        </Page>
      );
    case 'failed':
      return (
        <Page title={text('popup_not_counted')}>
          <Instead icon={CircleAlert} problem>
            <p>{page.message}</p>
            <p class="lg-muted">{text('popup_not_counted_advice', { button: text('popup_open_gallery') })}</p>
          </Instead>
        </Page>
      );
    case 'summary': {
      const { title, found } = page.summary;
      return (
        <Page title={<bdi>{title}</bdi>} name={title} found={found}>
          {found > 0 ? (
            <Judged counts={page.summary} />
          ) : (
            <Instead icon={Images}>
              <p class="lg-strong">{text('popup_no_pictures')}</p>
              <p class="lg-muted">{text('popup_no_pictures_advice')}</p>
            </Instead>
          )}
        </Page>
      );
    }
  }
}

interface PageProps {
  readonly title: ComponentChildren;
  /** The whole title, where it may be cut off. */
  readonly name?: string;
  readonly found?: number;
  readonly busy?: boolean;
  readonly children: ComponentChildren;
}

function Page({ title, name, found, busy, children }: PageProps) {
  return (
    <section class="lg-popup-page" aria-label={text('popup_this_page')} aria-busy={busy || undefined}>
      <div class="lg-popup-page-head">
        <h2 class="lg-popup-page-title lg-cut-off" title={name}>
          {title}
        </h2>
        {found !== undefined && found > 0 && <span class="lg-muted">{text('popup_found', { count: found })}</span>}
      </div>
      {children}
    </section>
  );
}

function Judged({ counts }: { readonly counts: Counts | null }) {
  return (
    <>
      <div class="lg-popup-meter" aria-hidden="true">
        {counts && counts.liked > 0 && <i class="lg-popup-meter-liked" style={{ flexGrow: counts.liked }} />}
        {counts && counts.disliked > 0 && <i class="lg-popup-meter-disliked" style={{ flexGrow: counts.disliked }} />}
        {(!counts || counts.unrated > 0) && (
          <i class="lg-popup-meter-rest" style={{ flexGrow: counts?.unrated ?? 1 }} />
        )}
      </div>
      <Figures
        figures={[
          { label: text('common_liked'), icon: Heart, tone: 'accent', value: counts?.liked ?? null },
          { label: text('common_disliked'), icon: ThumbsDown, tone: 'ink', value: counts?.disliked ?? null },
          { label: text('common_unrated'), icon: CircleDashed, value: counts?.unrated ?? null },
        ]}
      />
    </>
  );
}

interface InsteadProps {
  readonly icon: IconNode;
  readonly problem?: boolean;
  readonly children: ComponentChildren;
}

/** What stands in the numbers' place. */
function Instead({ icon, problem, children }: InsteadProps) {
  return (
    <div class={`lg-popup-instead${problem ? ' lg-popup-instead-problem' : ''}`} role={problem ? 'alert' : 'status'}>
      <Icon node={icon} size={20} />
      <div>{children}</div>
    </div>
  );
}
