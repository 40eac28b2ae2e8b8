import { useId } from 'preact/hooks';
import { text, type TextName } from '../../lib/core/text.ts';
import { SETTING_CONTROLS, type ControlledSetting, type SettingControlProps } from './settingControls.tsx';

const GROUPS: readonly { readonly title: TextName; readonly names: readonly ControlledSetting[] }[] = [
  { title: 'settings_panel', names: ['theme', 'dock', 'dockWidth', 'dockHeight', 'showTitle'] },
  { title: 'settings_pictures', names: ['layout', 'cardWidth', 'columns', 'gap', 'fit', 'captions'] },
  { title: 'settings_judging', names: ['likeable', 'autoAdvance'] },
  { title: 'settings_looking', names: ['allowPreview', 'startInPreview'] },
  { title: 'settings_buttons', names: ['action', 'showShareButton', 'showDownloadButton'] },
  { title: 'settings_list', names: ['interactive', 'rescanEvery'] },
  { title: 'settings_css', names: ['customCss'] },
];

/** Every setting of a gallery but its keys. */
export function GallerySettingsForm(props: SettingControlProps) {
  return GROUPS.map((group) => <Group key={group.title} {...group} controls={props} />);
}

function Group({ title, names, controls }: (typeof GROUPS)[number] & { readonly controls: SettingControlProps }) {
  const id = useId();
  return (
    <section class="lg-settings-group" aria-labelledby={id}>
      <h2 id={id}>{text(title)}</h2>
      {names.map((name) => {
        const Control = SETTING_CONTROLS[name];
        return <Control key={name} {...controls} />;
      })}
    </section>
  );
}
