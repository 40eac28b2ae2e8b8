import { Images } from 'lucide';
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { columnList } from '../../lib/core/settings/columns.ts';
import { createHistory } from '../../lib/core/history.ts';
import { text } from '../../lib/core/text.ts';
import type { Notice as NoticeToShow } from '../../lib/state/gallery/galleryModel.ts';
import { ComparePicked } from '../compare/ComparePicked.tsx';
import { Preview } from '../preview/Preview.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Notice } from '../ui/Notice.tsx';
import { AddPictures } from './values/AddPictures.tsx';
import { Gallery } from './Gallery.tsx';
import { GalleryNoticeToast } from './GalleryNotice.tsx';
import { readProps, selectedIndexProblem } from './values/galleryProblems.ts';
import type { GalleryViews } from './galleryViews.ts';
import type { LikeableGalleryProps } from './LikeableGalleryProps.ts';
import { BrokenPicture } from './cards/BrokenPicture.tsx';
import { LoadMore } from './LoadMore.tsx';
import { Marquee } from './selecting/Marquee.tsx';
import { SelectionBar } from './selecting/SelectionBar.tsx';
import { TagDialog } from './selecting/TagDialog.tsx';
import { isPictureFile, refusal } from './values/pictureFiles.ts';
import { useGalleryValue } from './values/useGalleryValue.ts';
import { useIncomingFiles } from './values/useIncomingFiles.ts';
import { usePictureCommands } from './values/usePictureCommands.ts';
import { usePictureEvents } from './values/usePictureEvents.ts';

const VIEWS: GalleryViews = {
  Preview,
  Compare: ComparePicked,
  SelectionBar,
  TagDialog,
  Marquee,
  LoadMore,
  BrokenPicture,
};
/** Sentences about what has just happened. */
const MOST_EVENTS = 3;

/** A list of pictures that can be judged, previewed and acted on, by pointer or by keys alone. */
export function LikeableGallery(props: LikeableGalleryProps) {
  return props.render === false ? null : <PresentGallery {...props} />;
}

function PresentGallery(props: LikeableGalleryProps) {
  const sane = readProps(props);
  const { common, columns, gap, every, type, interactive, loadMore, problems: aboutProps } = sane;
  const around = useRef<HTMLDivElement>(null);
  const history = useMemo(() => props.history ?? createHistory(), [props.history]);
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const [happened, setHappened] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const [isCovered, setCovered] = useState(false);
  const [notice, setNotice] = useState<NoticeToShow | null>(null);

  const onProblem = useCallback((sentence: string): void => {
    setHappened((before) => [...before.filter((one) => one !== sentence), sentence].slice(-MOST_EVENTS));
    setDismissed((before) => new Set([...before].filter((one) => one !== sentence)));
  }, []);
  const list = useGalleryValue({ value: props.value, every, interactive, onProblem });
  const { values, live, givenIndex, objectAt } = list;
  const events = usePictureEvents({ ...props, type, givenIndex, objectAt, onProblem });

  function addFiles(files: readonly File[]): void {
    const refused = files.filter((file) => !isPictureFile(file));
    const added = files.filter(isPictureFile);
    if (refused.length > 0) onProblem(refusal(refused.map(({ name }) => name)));
    if (added.length === 0) return;
    const label = text('gallery_added', { count: added.length });
    let takeBack = list.add(added);
    history.record({ label, undo: () => takeBack(), redo: () => (takeBack = list.add(added)) });
    setSaid(label);
  }
  const isTarget = useIncomingFiles(around, interactive ? addFiles : undefined);

  // What is selected at first does not change with what the person does to the list.
  const selected = useRef<number | undefined>(undefined);
  const aboutSelected = live.isPending ? null : selectedIndexProblem(props.selectedIndex, live.list.length);
  if (!list.isEdited) {
    const shown = aboutSelected === null ? list.shownIndex(props.selectedIndex ?? -1) : -1;
    selected.current = shown === -1 ? undefined : shown;
  }

  const problems = [...aboutProps, ...list.problems, ...(aboutSelected === null ? [] : [aboutSelected]), ...happened];
  const shownProblems = problems.filter((problem) => !dismissed.has(problem));
  const { link } = loadMore;
  // Cards are drawn anew for other keys.
  const keys = useMemo(() => common.keys, [JSON.stringify(common.keys)]);
  const { actionLabel = text('gallery_act') } = common;
  const commands = usePictureCommands({
    actionLabel,
    onAct: common.clickable
      ? ({ key, value }) => {
          const index = values.findIndex((entry) => entry === value);
          return events.onClick({ index, key, value, action: actionLabel });
        }
      : undefined,
    canDownload: common.showDownloadButton ?? true,
    onDownload: sane.onDownload,
    onShowInPage: sane.onShowInPage,
    edits: interactive ? list.edits : undefined,
    history,
    say: setNotice,
  });
  return (
    <div ref={around} class="lg-around" style={{ display: 'contents', '--lg-own-height': lengthOf(common.height) }}>
      <Gallery
        {...common}
        keys={keys}
        elemClasses={classes(common.elemClasses, common.height !== undefined, isTarget)}
        views={VIEWS}
        value={values}
        columns={columns === undefined ? undefined : columnList(columns)}
        gap={gap}
        selectedIndex={selected.current}
        history={history}
        commands={{ ...commands, ...props.moreCommands }}
        busy={live.isPending}
        empty={common.empty ?? <EmptyState icon={Images} title={text('gallery_empty')} />}
        onNotice={setNotice}
        onWithdraw={(withdrawn) => setNotice((shown) => (shown === withdrawn ? null : shown))}
        after={<GalleryNoticeToast notice={notice} onDismiss={() => setNotice(null)} />}
        before={
          <>
            {live.problem !== null && (
              <Notice kind="banner" tone="problem" action={{ label: text('common_try_again'), run: live.retry }}>
                <bdi>{live.problem}</bdi>
              </Notice>
            )}
            {shownProblems.length > 0 && (
              <Notice
                kind="banner"
                tone="problem"
                onDismiss={() => {
                  setDismissed(new Set(problems));
                  setHappened([]);
                }}
              >
                {shownProblems.map((problem) => (
                  <bdi key={problem} class="lg-gallery-problem">
                    {problem}
                  </bdi>
                ))}
              </Notice>
            )}
            {interactive && <AddPictures onAdd={addFiles} said={said} inert={isCovered} />}
          </>
        }
        onCover={setCovered}
        loadMoreButtonProps={loadMore.button}
        onSelect={events.onSelect}
        onLike={events.onLike}
        onLikeMany={props.onLikeMany ? events.onLikeMany : undefined}
        onChange={events.onChange}
        onLoadMore={(event) => {
          if (link !== undefined) window.open(link, '_blank', 'noopener');
          return props.onLoadMore?.(event);
        }}
      />
    </div>
  );
}

function lengthOf(height: number | string | undefined): string | undefined {
  return typeof height === 'number' ? `${height}px` : height;
}

function classes(given: string | readonly string[] | undefined, isHigh: boolean, isTarget: boolean): string {
  const own = ['lg-gallery-alone'];
  if (isHigh) own.push('lg-gallery-own-height');
  if (isTarget) own.push('lg-gallery-target');
  return own.concat(given ?? []).join(' ');
}
