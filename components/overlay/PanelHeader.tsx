import { CircleDashed, Heart, Keyboard, ThumbsDown, X } from 'lucide';
import type { GalleryModel, ReactionFilter } from '../../lib/state/galleryModel.ts';
import { formatCounted } from '../ui/formatCount.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Logo } from '../ui/Logo.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import type { Segment } from '../ui/Segmented.tsx';

export interface PanelHeaderProps {
  readonly model: GalleryModel;
  readonly inert: boolean;
  readonly onShowKeys: () => void;
  readonly onClose: () => void;
}

export function PanelHeader({ model, inert, onShowKeys, onClose }: PanelHeaderProps) {
  const { found, liked, disliked, unrated, small } = model.counts.value;
  const looking = model.status.value.kind === 'looking';
  const pictures = found === 0 ? 'No pictures' : formatCounted(found, 'picture');
  const soFar = found === 0 ? 'Looking…' : `${formatCounted(found, 'picture')} so far…`;
  const count = looking ? soFar : pictures;
  const closedFrames = model.closedFrames.value;
  const segments: Segment<ReactionFilter>[] = [
    { value: 'all', label: 'All', count: found },
    { value: 'liked', label: 'Liked', icon: Heart, count: liked },
    { value: 'disliked', label: 'Disliked', icon: ThumbsDown, count: disliked },
    { value: 'unrated', label: 'Unrated', icon: CircleDashed, count: unrated },
  ];
  const smallShown = model.smallShown.value;

  return (
    <div class="lg-panel-head" inert={inert}>
      <div class="lg-panel-title">
        <Logo />
        <div>
          <h1 title={model.title}>
            <bdi class="lg-cut-off">{model.title}</bdi>
          </h1>
          <span class="lg-panel-count" role="status" aria-label={count}>
            {count}
          </span>
        </div>
      </div>
      <Segmented
        class="lg-panel-filter"
        label="Show"
        segments={segments}
        value={model.filter.value}
        onChange={(filter) => model.setFilter(filter)}
      />
      {(small > 0 || closedFrames.length > 0) && (
        <div class="lg-panel-left-out">
          {small > 0 && (
            <p>
              {small} small {small === 1 ? 'one' : 'ones'} {smallShown ? 'shown' : 'hidden'}{' '}
              <button type="button" class="lg-link" onClick={() => model.setSmallShown(!smallShown)}>
                {smallShown ? 'Hide' : 'Show'}
              </button>
            </p>
          )}
          {closedFrames.length > 0 && (
            <p>
              {formatCounted(closedFrames.length, 'frame from another site', 'frames from other sites')} not read{' '}
              {closedFrames.some(Boolean) && (
                <button type="button" class="lg-link" onClick={model.allowFrames}>
                  Allow…
                </button>
              )}
            </p>
          )}
        </div>
      )}
      <div class="lg-panel-buttons">
        <IconButton icon={Keyboard} label="Keyboard shortcuts" hint="Keyboard shortcuts (?)" onClick={onShowKeys} />
        <IconButton icon={X} label="Close" hint="Close (Esc)" onClick={onClose} />
      </div>
      <div class="lg-judged" role="img" aria-label={`${liked} liked, ${disliked} disliked, ${unrated} to go`}>
        <span style={{ flexGrow: liked }} />
        <span style={{ flexGrow: disliked }} />
        <span style={{ flexGrow: Math.max(unrated, found === 0 ? 1 : 0) }} />
      </div>
    </div>
  );
}
