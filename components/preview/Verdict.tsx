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
import { capsOf } from '../../lib/core/keyBindings.ts';
import type { CommandName } from '../../lib/core/keyBindings.ts';
import type { Reaction } from '../../lib/core/reaction.ts';
import type { PictureControls } from '../gallery/galleryViews.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Menu } from '../ui/Menu.tsx';
import type { MenuItem } from '../ui/Menu.tsx';
import { Popover } from '../ui/Popover.tsx';

export interface VerdictProps extends PictureControls {
  readonly liked: Reaction;
  readonly run: (command: CommandName) => void;
}

/** The bar under the picture: judging, the action, and what has no button of its own on a narrow preview. */
export function Verdict(props: VerdictProps) {
  const { canLike, canDislike, actionLabel, bindings, run } = props;
  const judges = canLike || canDislike;

  function entry(label: string, icon: IconNode, command: CommandName, close: () => void): MenuItem {
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
    <div class="lg-float lg-verdict" role="group" aria-label="Judgement">
      {canLike && <JudgeButton {...props} command="like" word="Like" icon={Heart} pressed={props.liked === true} />}
      {canDislike && (
        <JudgeButton {...props} command="dislike" word="Dislike" icon={ThumbsDown} pressed={props.liked === false} />
      )}
      {judges && <span class="lg-rule" />}
      {actionLabel !== undefined && (
        <Button large onClick={() => run(props.actionCommand)}>
          <Icon node={props.actionIcon} size={16} />
          <span class="lg-preview-word">{actionLabel}</span>
          <Caps {...props} command={props.actionCommand} />
        </Button>
      )}
      <Popover label="More" icon={Ellipsis} kind="menu" align="end" side="above">
        {(close) => (
          <Menu
            label="More"
            items={[
              entry('Full size or fitted', ScanSearch, 'zoom', close),
              entry('Slideshow', Play, 'slideshow', close),
              entry('Full screen', Maximize, 'fullScreen', close),
              entry('Compare', Columns2, 'compare', close),
              ...(props.canShowInPage ? [entry('Show in page', Crosshair, 'showInPage', close)] : []),
              ...(props.showDownloadButton ? [entry('Download', Download, 'download', close)] : []),
              ...(judges
                ? [
                    { ...entry('Next unrated', CircleDashed, 'nextUnrated', close), separated: true },
                    entry('Undo', Undo2, 'undo', close),
                  ]
                : []),
            ]}
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

function Caps({ bindings, command }: Pick<VerdictProps, 'bindings'> & { readonly command: CommandName }) {
  return capsOf(bindings, command).map((cap) => (
    <Kbd key={cap} decorative>
      {cap}
    </Kbd>
  ));
}
