import { CircleAlert, CircleDashed, Heart, Images, ThumbsDown } from 'lucide';
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { PopupPage } from '../../lib/state/createPopupModel.ts';
import { Icon } from '../ui/Icon.tsx';
import { Figures } from '../ui/Figures.tsx';
import { formatCount } from '../ui/formatCount.ts';

type Counts = Readonly<Record<'liked' | 'disliked' | 'unrated', number>>;

/** The page in front, in numbers. Whatever is known takes the same room, so that nothing moves when it arrives. */
export function PageCounts({ page }: { readonly page: Exclude<PopupPage, { kind: 'refused' }> }) {
  switch (page.kind) {
    case 'looking':
      return (
        <Page title={<span class="lg-muted">Looking for pictures</span>} busy>
          <Judged counts={null} />
        </Page>
      );
    case 'failed':
      return (
        <Page title="This page could not be counted">
          <Instead icon={CircleAlert} problem>
            <p>{page.message}</p>
            <p class="lg-muted">“Open gallery” looks again. If that fails too, reload the page.</p>
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
              <p class="lg-strong">No pictures on this page</p>
              <p class="lg-muted">It may bring them in as it is scrolled.</p>
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
    <section class="lg-popup-page" aria-label="This page" aria-busy={busy || undefined}>
      <div class="lg-popup-page-head">
        <h2 class="lg-popup-page-title lg-cut-off" title={name}>
          {title}
        </h2>
        {found !== undefined && found > 0 && <span class="lg-muted">{formatCount(found)} found</span>}
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
          { label: 'Liked', icon: Heart, tone: 'accent', value: counts?.liked ?? null },
          { label: 'Disliked', icon: ThumbsDown, tone: 'ink', value: counts?.disliked ?? null },
          { label: 'Unrated', icon: CircleDashed, value: counts?.unrated ?? null },
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
