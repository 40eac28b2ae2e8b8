import { CircleDashed, Heart, Keyboard, ThumbsDown, X } from 'lucide';
import type { ComponentType } from 'preact';
import { useRef } from 'preact/hooks';
import { NO_FILTER, type ReactionFilter } from '../../../lib/core/pictures/pictureFilter.ts';
import { text } from '../../../lib/core/text.ts';
import type { GalleryModel } from '../../../lib/state/gallery/galleryModel.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import type { Segment } from '../../ui/Segmented.tsx';
import { commandCaps } from './commandCaps.ts';
import { useHeaderRoom, type HeaderRoom } from './headerRoom.ts';
import type { ViewControlsProps } from './ViewControls.tsx';

export interface PanelHeaderProps {
  readonly model: GalleryModel;
  readonly inert: boolean;
  /** `null` until their script is there; their places are kept for them. */
  readonly ViewControls: ComponentType<ViewControlsProps> | null;
  /** Opens the filter's form whenever it has grown. */
  readonly filterOpens?: number;
  readonly onShowKeys: () => void;
  readonly onClose: () => void;
}

type Part = 'title' | 'search' | 'buttons' | 'reactions' | 'filter' | 'notes' | 'view';

/** The order in which they are read and reached by the tab key is the order in which they are seen. */
function partsFor(room: HeaderRoom): readonly Part[] {
  if (room === 0) return ['title', 'buttons', 'search', 'filter', 'view', 'reactions', 'notes'];
  if (room < 1100) return ['title', 'search', 'buttons', 'reactions', 'filter', 'view', 'notes'];
  if (room < 1600) return ['title', 'search', 'buttons', 'reactions', 'filter', 'notes', 'view'];
  return ['title', 'reactions', 'filter', 'notes', 'search', 'view', 'buttons'];
}

export function PanelHeader({ model, inert, ViewControls, filterOpens = 0, onShowKeys, onClose }: PanelHeaderProps) {
  const header = useRef<HTMLDivElement>(null);
  const room = useHeaderRoom(header);
  const { found, liked, disliked, unrated } = model.counts.value;
  const looking = model.status.value.kind === 'looking';
  const pictures = found === 0 ? text('overlay_no_pictures') : text('common_pictures', { count: found });
  const soFar = found === 0 ? text('overlay_looking') : text('overlay_so_far', { count: found });
  const count = looking ? soFar : pictures;
  const segments: Segment<ReactionFilter>[] = [
    { value: 'all', label: text('overlay_all'), count: found },
    { value: 'liked', label: text('common_liked'), icon: Heart, count: liked },
    { value: 'disliked', label: text('common_disliked'), icon: ThumbsDown, count: disliked },
    { value: 'unrated', label: text('common_unrated'), icon: CircleDashed, count: unrated },
  ];
  const percent = (judged: number): string => `${found === 0 ? 0 : (judged / found) * 100}%`;
  const settings = model.settings.all.value;
  const keysCaps = commandCaps(settings, 'keys');
  const late = (part: ViewControlsProps['part']) =>
    ViewControls && <ViewControls key={part} part={part} model={model} room={room} filterOpens={filterOpens} />;

  const parts = {
    title: (
      <div key="title" class="lg-panel-title">
        <Logo />
        {settings.showTitle && (
          <h1 class="lg-cut-off" dir="auto" title={model.title}>
            {model.title}
          </h1>
        )}
        <span class="lg-panel-count" role="status" aria-label={count}>
          {count}
        </span>
      </div>
    ),
    search: late('search'),
    buttons: (
      <div key="buttons" class="lg-panel-buttons">
        <IconButton
          icon={Keyboard}
          label={text('overlay_shortcuts')}
          hint={keysCaps.length > 0 ? text('overlay_shortcuts_key', { key: keysCaps.join(' ') }) : undefined}
          onClick={onShowKeys}
        />
        {late('dock')}
        <IconButton
          icon={X}
          label={text('common_close')}
          hint={text('overlay_close_key', { key: 'Esc' })}
          onClick={onClose}
        />
      </div>
    ),
    reactions: (
      <Segmented
        key="reactions"
        class="lg-panel-reactions"
        label={text('overlay_show')}
        segments={segments}
        value={model.filter.value.reaction}
        onChange={(reaction) => model.setFilter({ reaction })}
      />
    ),
    filter: late('filter'),
    notes: <HeaderNotes key="notes" model={model} />,
    view: late('view'),
  };
  return (
    <div ref={header} class="lg-panel-head" inert={inert}>
      {partsFor(room).map((part) => parts[part])}
      <div
        class="lg-judged"
        role="img"
        aria-label={text('overlay_judged', { liked, disliked, unrated })}
        style={{ '--lg-liked': percent(liked), '--lg-judged': percent(liked + disliked) }}
      />
    </div>
  );
}

/** What is not shown, and why, each with the way out. */
function HeaderNotes({ model }: { readonly model: GalleryModel }) {
  const { small, found, ...counts } = model.counts.value;
  const { reaction } = model.filter.value;
  const smallShown = model.smallShown.value;
  const closedFrames = model.closedFrames.value;
  // What the choice of a reaction hides stands in numbers beside it.
  const hidden = model.hidden.value - (reaction === 'all' ? 0 : found - counts[reaction]);
  const notes = [
    small > 0 && (
      <p key="small">
        {text(smallShown ? 'overlay_small_shown' : 'overlay_small_hidden', { count: small })}{' '}
        <button type="button" class="lg-link" onClick={() => model.setSmallShown(!smallShown)}>
          {text(smallShown ? 'overlay_small_hide' : 'overlay_small_show')}
        </button>
      </p>
    ),
    hidden > 0 && (
      <p key="hidden">
        {text('overlay_hidden', { count: hidden })}{' '}
        <button type="button" class="lg-link" onClick={() => model.setFilter({ ...NO_FILTER, reaction })}>
          {text('overlay_show_all')}
        </button>
      </p>
    ),
    closedFrames.length > 0 && (
      <p key="frames">
        {text('overlay_frames', { count: closedFrames.length })}{' '}
        {closedFrames.some(Boolean) && (
          <button type="button" class="lg-link" onClick={model.allowFrames}>
            {text('overlay_frames_allow')}
          </button>
        )}
      </p>
    ),
  ].filter(Boolean);
  if (notes.length === 0) return null;
  return <div class={`lg-panel-notes${notes.length > 2 ? ' lg-panel-notes-many' : ''}`}>{notes}</div>;
}
