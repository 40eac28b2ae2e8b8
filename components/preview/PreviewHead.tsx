import type { ReadonlySignal } from '@preact/signals';
import { CircleAlert, Download, Info, Maximize, Minimize, Pause, Play, X } from 'lucide';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import { withKey } from '../../lib/core/settings/keyBindings.ts';
import type { Command, KeyBindings } from '../../lib/core/settings/keyBindings.ts';
import { text, textDirection, writtenNumber } from '../../lib/core/text.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { RichText } from '../ui/RichText.tsx';
import { BackButton } from './BackButton.tsx';
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
  readonly run: (command: Command) => void;
  readonly onZoom: (factor: number) => void;
  readonly say: (message: string) => void;
  readonly onClose: () => void;
}

/** Where one is, what is shown, and what can be done with the view. */
export function PreviewHead(props: PreviewHeadProps) {
  const { item, bindings, run, onClose } = props;
  const caption = drawnText(item.caption);
  const hint = (label: string, command: Command): string => withKey(label, bindings, command);
  const slideshow = text(props.playing ? 'preview_slideshow_stop' : 'preview_slideshow');
  const fullScreen = text(props.fullScreen ? 'preview_full_screen_leave' : 'preview_full_screen');
  return (
    <div class="lg-preview-head">
      <div>
        <BackButton wordClass="lg-preview-word" onClick={onClose} />
        <span class="lg-rule" />
        <span class="lg-preview-place lg-faint" dir={textDirection()} aria-live="polite">
          <RichText
            name="preview_place"
            values={{ place: <b>{writtenNumber(props.index + 1)}</b>, total: props.count }}
          />
        </span>
      </div>
      <h2 title={caption}>
        <bdi class="lg-cut-off">{caption}</bdi>
      </h2>
      <div>
        {props.notSaved && (
          <span class="lg-card-not-saved">
            <Icon node={CircleAlert} size={14} />
            <span>{text('common_not_saved')}</span>
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
            label={text('common_download')}
            hint={hint(text('common_download'), 'download')}
            onClick={() => run('download')}
          />
        )}
        {props.showShareButton && (
          <SharePicture
            item={item}
            hint={hint(text('common_share'), 'share')}
            opens={props.shareOpens}
            say={props.say}
          />
        )}
        <IconButton
          class="lg-preview-mid"
          icon={props.playing ? Pause : Play}
          label={slideshow}
          hint={hint(slideshow, 'slideshow')}
          onClick={() => run('slideshow')}
        />
        <IconButton
          class="lg-preview-mid"
          icon={props.fullScreen ? Minimize : Maximize}
          label={fullScreen}
          hint={hint(fullScreen, 'fullScreen')}
          onClick={() => run('fullScreen')}
        />
        <IconButton
          icon={Info}
          label={text('preview_details')}
          hint={hint(text('preview_details'), 'details')}
          aria-expanded={props.detailsShown}
          aria-controls={props.detailsShown ? props.detailsId : undefined}
          onClick={() => run('details')}
        />
        <IconButton icon={X} label={text('preview_close')} hint={text('preview_close_hint')} onClick={onClose} />
      </div>
    </div>
  );
}
