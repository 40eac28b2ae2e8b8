import type { CommandName } from '../../lib/core/settings/keyBindings.ts';
import { text, type TextName } from '../../lib/core/text.ts';

/** Rows of commands that are one thing to a person. */
export type CommandRow = readonly [label: TextName, ...commands: CommandName[]];

/** The list of keys: every command that has one. */
export const COMMAND_GROUPS: readonly { readonly title: TextName; readonly rows: readonly CommandRow[] }[] = [
  {
    title: 'overlay_keys_judge',
    rows: [
      ['common_like', 'like'],
      ['common_dislike', 'dislike'],
      ['overlay_key_clear', 'clear'],
      ['common_undo', 'undo'],
      ['common_redo', 'redo'],
      ['overlay_auto_advance', 'autoAdvance'],
    ],
  },
  {
    title: 'overlay_keys_move',
    rows: [
      ['overlay_key_left', 'left'],
      ['overlay_key_right', 'right'],
      ['overlay_key_up', 'up'],
      ['overlay_key_down', 'down'],
      ['overlay_key_first', 'first'],
      ['overlay_key_last', 'last'],
      ['overlay_key_page_up', 'pageUp'],
      ['overlay_key_page_down', 'pageDown'],
      ['overlay_key_next_unrated', 'nextUnrated'],
      ['common_search', 'search'],
    ],
  },
  {
    title: 'overlay_keys_look',
    rows: [
      ['common_preview', 'preview'],
      ['overlay_key_zoom', 'zoom'],
      ['overlay_key_zoom_in', 'zoomIn'],
      ['overlay_key_zoom_out', 'zoomOut'],
      ['overlay_key_compare', 'compare'],
      ['overlay_key_full_screen', 'fullScreen'],
      ['overlay_key_details', 'details'],
      ['overlay_key_slideshow', 'slideshow'],
      ['overlay_key_show_in_page', 'showInPage'],
    ],
  },
  {
    title: 'overlay_keys_act',
    rows: [
      ['overlay_key_select', 'select'],
      ['overlay_key_select_all', 'selectAll'],
      ['common_download', 'download'],
      ['overlay_key_action', 'act'],
      ['gallery_more_actions', 'menu'],
      ['overlay_key_tag', 'tag'],
      ['common_share', 'share'],
      ['overlay_key_keys', 'keys'],
    ],
  },
];

/** What a command is called in the list of keys. */
export function commandLabel(command: CommandName): string {
  for (const { rows } of COMMAND_GROUPS)
    for (const [label, ...commands] of rows) if (commands.includes(command)) return text(label);
  return command;
}
