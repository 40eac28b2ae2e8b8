import type { GalleryModel } from '../../../lib/state/gallery/galleryModel.ts';
import { DockChoice } from './DockChoice.tsx';
import { FilterControl } from './FilterControl.tsx';
import type { HeaderRoom } from './headerRoom.ts';
import { SearchField } from './SearchField.tsx';
import { SortAndView } from './SortAndView.tsx';

export interface ViewControlsProps {
  readonly part: 'search' | 'filter' | 'view' | 'dock';
  readonly model: GalleryModel;
  readonly room: HeaderRoom;
  /** Opens the filter's form whenever it has grown. */
  readonly filterOpens: number;
}

/** What the header does not need in order to be drawn, part by part: each has its own place in it. */
export function ViewControls({ part, model, room, filterOpens }: ViewControlsProps) {
  switch (part) {
    case 'search':
      return <SearchField model={model} brief={room < 992} />;
    case 'filter':
      return <FilterControl model={model} opens={filterOpens} folded={room === 0} />;
    case 'view':
      return <SortAndView model={model} room={room} />;
    case 'dock':
      return <DockChoice settings={model.settings} folded={room < 768} />;
  }
}
