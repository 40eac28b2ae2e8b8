import { Columns2, Download, Ellipsis, Eraser, Heart, Tag, ThumbsDown, X } from 'lucide';
import type { IconNode } from 'lucide';
import { capsOf, type Command } from '../../../lib/core/settings/keyBindings.ts';
import { text, textPieces, writtenNumber } from '../../../lib/core/text.ts';
import { ActionMenu } from '../../actions/ActionMenu.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { keyedAction } from '../galleryAction.ts';
import type { SelectionAction, SelectionBarProps } from '../galleryViews.ts';

/** What the bar has buttons for. */
const WITH_BUTTONS: readonly Command[] = ['download', 'tag'];

/** What can be done with everything that is selected. It floats over the gallery's end. */
export function SelectionBar(props: SelectionBarProps) {
  const { count, canLike, canDislike, actionLabel, run } = props;
  const actions = props.actions?.filter(({ least = 1 }) => count >= least) ?? [];

  function perform(action: SelectionAction): void {
    const keys = props.items().map(({ key }) => key);
    action.run(keys, props.onClear);
  }

  function entry(command: Command, label: string, icon: IconNode) {
    const caps = capsOf(props.bindings, command);
    return (
      <Button class="lg-selection-entry" title={label} onClick={() => run(command)}>
        <Icon node={icon} />
        <span class="lg-selection-word">{label}</span>
        {caps.length > 0 && <Kbd decorative>{caps.join(' ')}</Kbd>}
      </Button>
    );
  }

  return (
    <div class="lg-selection-bar">
      <div class="lg-float" role="toolbar" aria-label={text('gallery_selection')}>
        <IconButton
          icon={X}
          label={text('gallery_clear_selection')}
          hint={text('gallery_clear_selection_key', { key: 'Esc' })}
          onClick={props.onClear}
        />
        <span class="lg-selection-count" role="status">
          {textPieces('gallery_selected', { count }).map((piece) =>
            typeof piece === 'string' ? piece && <span class="lg-selection-word">{piece}</span> : writtenNumber(count),
          )}
        </span>
        <span class="lg-rule" />
        {canLike && entry('like', text('common_like'), Heart)}
        {canDislike && entry('dislike', text('common_dislike'), ThumbsDown)}
        {(canLike || canDislike) && entry('clear', text('gallery_clear'), Eraser)}
        <span class="lg-rule" />
        {count > 1 && entry('compare', text('gallery_compare'), Columns2)}
        {props.canTag && entry('tag', text('gallery_tag'), Tag)}
        {props.showDownloadButton && entry('download', text('common_download'), Download)}
        {actionLabel !== undefined &&
          entry(keyedAction(props.bindings, props.actionCommand), actionLabel, props.actionIcon)}
        {actions.map(
          (action) =>
            action.prominent && (
              <IconButton
                key={action.label}
                class="lg-selection-prominent"
                icon={action.icon}
                label={action.label}
                onClick={() => perform(action)}
              />
            ),
        )}
        {(actions.length > 0 || props.menu !== undefined) && (
          <Popover
            kind="menu"
            class="lg-selection-more"
            label={text('gallery_more_actions')}
            icon={Ellipsis}
            align="end"
            side="above"
          >
            {(close) => (
              <ActionMenu
                label={text('gallery_more_actions')}
                actions={props.menu ?? []}
                items={props.items()}
                bindings={props.bindings}
                without={WITH_BUTTONS}
                after={actions.map((action) => ({
                  label: action.label,
                  icon: action.icon,
                  separated: action.separated ?? action === actions[0],
                  run() {
                    close();
                    perform(action);
                  },
                }))}
                run={run}
                close={close}
              />
            )}
          </Popover>
        )}
      </div>
    </div>
  );
}
