import type { ReadonlySignal } from '@preact/signals';
import { ChevronLeft, CircleAlert, Download, Info, Maximize, Minimize, Pause, Play, X } from 'lucide';
import type { GalleryItem } from '../../lib/core/galleryItem.ts';
import { withKey } from '../../lib/core/keyBindings.ts';
import type { CommandName, KeyBindings } from '../../lib/core/keyBindings.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { drawnText } from './drawnText.ts';
import { SharePicture } from './SharePicture.tsx';
import { ZoomButtons } from './ZoomButtons.tsx';
import type { Magnification } from './ZoomButtons.tsx';

export interface PreviewHeadProps {
  readonly item: GalleryItem;
  readonly index: number;
  readonly count: number;
  readonly notSaved: boolean;
  readonly bindings: KeyBindings;
  readonly magnification: ReadonlySignal<Magnification>;
  readonly playing: boolean;
  readonly fullScreen: boolean;
  readonly detailsId: string;
  readonly detailsShown: boolean;
  readonly showDownloadButton: boolean;
  readonly showShareButton: boolean;
  /** Grows when the key for sharing was pressed. */
  readonly shareOpens: number;
  /** Runs a command of the preview itself or of the gallery. */
  readonly run: (command: CommandName) => void;
  readonly onZoom: (factor: number) => void;
  readonly say: (message: string) => void;
  readonly onClose: () => void;
}

/** Where one is, what is shown, and what can be done with the view. */
export function PreviewHead(props: PreviewHeadProps) {
  const { item, bindings, run, onClose } = props;
  const caption = drawnText(item.caption);
  const hint = (text: string, command: CommandName): string => withKey(text, bindings, command);
  return (
    <div class="lg-preview-head">
      <div>
        <Button class="lg-preview-back" aria-label="Back to the gallery" title="Back (Esc)" onClick={onClose}>
          <Icon node={ChevronLeft} mirrored />
          <span class="lg-preview-word">Gallery</span>
        </Button>
        <span class="lg-rule" />
        <span class="lg-preview-place lg-faint" dir="ltr" aria-live="polite">
          <b>{props.index + 1}</b> of {props.count}
        </span>
      </div>
      <h2 title={caption}>
        <bdi class="lg-cut-off">{caption}</bdi>
      </h2>
      <div>
        {props.notSaved && (
          <span class="lg-card-not-saved">
            <Icon node={CircleAlert} size={14} />
            <span>Not saved</span>
          </span>
        )}
        <ZoomButtons
          magnification={props.magnification}
          bindings={bindings}
          onZoom={props.onZoom}
          onToggle={() => run('zoom')}
        />
        <span class="lg-rule lg-preview-wide" />
        {props.showDownloadButton && (
          <IconButton
            class="lg-preview-mid"
            icon={Download}
            label="Download"
            hint={hint('Download', 'download')}
            onClick={() => run('download')}
          />
        )}
        {props.showShareButton && (
          <SharePicture item={item} hint={hint('Share', 'share')} opens={props.shareOpens} say={props.say} />
        )}
        <IconButton
          class="lg-preview-mid"
          icon={props.playing ? Pause : Play}
          label={props.playing ? 'Stop the slideshow' : 'Slideshow'}
          hint={hint(props.playing ? 'Stop the slideshow' : 'Slideshow', 'slideshow')}
          onClick={() => run('slideshow')}
        />
        <IconButton
          class="lg-preview-mid"
          icon={props.fullScreen ? Minimize : Maximize}
          label={props.fullScreen ? 'Leave full screen' : 'Full screen'}
          hint={hint(props.fullScreen ? 'Leave full screen' : 'Full screen', 'fullScreen')}
          onClick={() => run('fullScreen')}
        />
        <IconButton
          icon={Info}
          label="Details"
          hint={hint('Details', 'details')}
          aria-expanded={props.detailsShown}
          aria-controls={props.detailsShown ? props.detailsId : undefined}
          onClick={() => run('details')}
        />
        <IconButton icon={X} label="Close preview" hint="Close preview (Esc)" onClick={onClose} />
      </div>
    </div>
  );
}
