import {
  CircleDashed,
  Columns2,
  Crosshair,
  Download,
  Ellipsis,
  Heart,
  Maximize,
  Play,
  ScanSearch,
  ThumbsDown,
  Undo2,
} from 'lucide';
import type { IconNode } from 'lucide';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import { capsOf, withKey } from '../../lib/core/settings/keyBindings.ts';
import type { Command } from '../../lib/core/settings/keyBindings.ts';
import { text } from '../../lib/core/text.ts';
import { keyedAction } from '../gallery/galleryAction.ts';
import type { PictureControls } from '../gallery/galleryViews.ts';
import { ActionMenu } from '../actions/ActionMenu.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import type { MenuItem } from '../ui/Menu.tsx';
import { Popover } from '../ui/Popover.tsx';

export interface VerdictProps extends PictureControls {
  readonly item: GalleryItem;
  /** Grows when the key for the menu was pressed. */
  readonly menuOpens: number;
  readonly run: (command: Command) => void;
}

/** What the share button has in a menu of its own. */
const SHARED: readonly Command[] = [
  'share',
  'action:copyLink',
  'action:copyImage',
  'action:copyMarkdown',
  'action:copyHtml',
];
const NOTHING: readonly Command[] = [];

/** The bar under the picture: judging, the action, and what has no button of its own on a narrow preview. */
export function Verdict(props: VerdictProps) {
  const { canLike, canDislike, actionLabel, bindings, run } = props;
  const judges = canLike || canDislike;

  /** Whether the menu of actions, which has it otherwise, is not there. */
  function canOnly(command: 'showInPage' | 'download'): boolean {
    return props.menu === undefined && (command === 'download' ? props.showDownloadButton : props.canShowInPage);
  }

  function entry(label: string, icon: IconNode, command: Command, close: () => void): MenuItem {
    return {
      label,
      icon,
      keys: capsOf(bindings, command),
      run() {
        close();
        run(command);
      },
    };
  }

  return (
    <div class="lg-float lg-verdict" role="group" aria-label={text('preview_judgement')}>
      {canLike && (
        <JudgeButton
          {...props}
          command="like"
          word={text('common_like')}
          icon={Heart}
          pressed={props.item.liked === true}
        />
      )}
      {canDislike && (
        <JudgeButton
          {...props}
          command="dislike"
          word={text('common_dislike')}
          icon={ThumbsDown}
          pressed={props.item.liked === false}
        />
      )}
      {judges && <span class="lg-rule" />}
      {actionLabel !== undefined && (
        <Button large onClick={() => run(props.actionCommand)}>
          <Icon node={props.actionIcon} size={16} />
          <span class="lg-preview-word">{actionLabel}</span>
          <Caps {...props} command={keyedAction(bindings, props.actionCommand)} />
        </Button>
      )}
      <Popover
        label={text('preview_more')}
        hint={withKey(text('preview_more'), bindings, 'menu')}
        icon={Ellipsis}
        kind="menu"
        align="end"
        side="above"
        opens={props.menuOpens}
      >
        {(close) => (
          <ActionMenu
            label={text('preview_more')}
            actions={props.menu ?? []}
            items={[props.item]}
            bindings={bindings}
            without={props.showShareButton ? SHARED : NOTHING}
            before={[
              entry(text('preview_toggle_zoom'), ScanSearch, 'zoom', close),
              entry(text('preview_slideshow'), Play, 'slideshow', close),
              entry(text('preview_full_screen'), Maximize, 'fullScreen', close),
              entry(text('preview_compare'), Columns2, 'compare', close),
              ...(canOnly('showInPage') ? [entry(text('preview_show_in_page'), Crosshair, 'showInPage', close)] : []),
              ...(canOnly('download') ? [entry(text('common_download'), Download, 'download', close)] : []),
            ]}
            after={
              judges
                ? [
                    { ...entry(text('preview_next_unrated'), CircleDashed, 'nextUnrated', close), separated: true },
                    entry(text('common_undo'), Undo2, 'undo', close),
                  ]
                : []
            }
            run={run}
            close={close}
          />
        )}
      </Popover>
    </div>
  );
}

interface JudgeButtonProps extends Pick<VerdictProps, 'bindings' | 'run'> {
  readonly command: 'like' | 'dislike';
  readonly word: string;
  readonly icon: IconNode;
  readonly pressed: boolean;
}

function JudgeButton({ command, word, icon, pressed, bindings, run }: JudgeButtonProps) {
  return (
    <Button large class={`lg-${command}`} aria-pressed={pressed} onClick={() => run(command)}>
      <Icon node={icon} size={20} filled={pressed} />
      <span class="lg-preview-word">{word}</span>
      <Caps bindings={bindings} command={command} />
    </Button>
  );
}

function Caps({ bindings, command }: Pick<VerdictProps, 'bindings'> & { readonly command: Command }) {
  return capsOf(bindings, command).map((cap) => (
    <Kbd key={cap} decorative>
      {cap}
    </Kbd>
  ));
}
