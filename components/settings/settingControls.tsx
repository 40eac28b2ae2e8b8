import { LayoutDashboard, LayoutGrid, Maximize, PanelBottom, PanelLeft, PanelRight } from 'lucide';
import type { JSX } from 'preact';
import {
  CARD_WIDTHS,
  DOCK_HEIGHTS,
  DOCK_WIDTHS,
  GAPS,
  RESCANS,
  type GallerySettings,
} from '../../lib/core/settings/gallerySettings.ts';
import type { SettingName } from '../../lib/core/settings/settingsDifferences.ts';
import { text, type TextName } from '../../lib/core/text.ts';
import type { SettingsForm } from '../../lib/state/options/settingsForm.ts';
import { JustifiedRows } from '../overlay/header/viewIcons.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { Range } from '../ui/Range.tsx';
import { Segmented, type Segment } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { ColumnsSetting } from './ColumnsSetting.tsx';
import { CustomCssSetting } from './CustomCssSetting.tsx';
import { SettingRow } from './SettingRow.tsx';
import {
  captionWords,
  dockWords,
  fitWords,
  layoutWords,
  likeableWords,
  settingLabels,
  themeWords,
} from './settingWords.ts';

/** Gaps while nobody has chosen any, as a gallery that is not narrow has them. */
const AUTOMATIC_GAPS = [12, 8] as const;
/** Seconds that looking again begins with. */
const FIRST_RESCAN = 30;

/** What the action's button can do, by its id; `''` for no such button. */
export interface ActionOption {
  readonly value: string;
  readonly label: string;
}

export interface SettingControlProps {
  readonly form: SettingsForm;
  readonly values: GallerySettings;
  readonly actions: readonly ActionOption[];
  /** Told which breakpoint's columns are being set, by its place. */
  readonly onBreakpoint: (place: number) => void;
}

/** Keys have a section of their own. */
export type ControlledSetting = Exclude<SettingName, 'keys'>;

/** Each setting's row. */
export const SETTING_CONTROLS: Readonly<Record<ControlledSetting, (props: SettingControlProps) => JSX.Element>> = {
  theme: (props) => <Choice {...props} name="theme" words={themeWords} order={['system', 'light', 'dark']} />,
  dock: ({ form, values }) => (
    <SettingRow form={form} names={['dock']}>
      <Segmented
        label={text('settings_dock')}
        iconsOnly
        segments={[
          { value: 'left', label: text(dockWords.left), icon: PanelLeft },
          { value: 'bottom', label: text(dockWords.bottom), icon: PanelBottom },
          { value: 'right', label: text(dockWords.right), icon: PanelRight },
          { value: 'full', label: text(dockWords.full), icon: Maximize },
        ]}
        value={values.dock}
        onChange={(dock) => form.change({ dock })}
      />
    </SettingRow>
  ),
  dockWidth: (props) => <Pixels {...props} name="dockWidth" edges={DOCK_WIDTHS} />,
  dockHeight: (props) => <Pixels {...props} name="dockHeight" edges={DOCK_HEIGHTS} />,
  showTitle: (props) => <Flag {...props} name="showTitle" hint="settings_title_hint" />,
  layout: ({ form, values }) => (
    <SettingRow form={form} names={['layout']}>
      <Segmented
        label={text('overlay_layout')}
        segments={[
          { value: 'masonry', label: text(layoutWords.masonry), icon: LayoutDashboard },
          { value: 'grid', label: text(layoutWords.grid), icon: LayoutGrid },
          { value: 'justified', label: text(layoutWords.justified), icon: JustifiedRows },
        ]}
        value={values.layout}
        onChange={(layout) => form.change({ layout })}
      />
    </SettingRow>
  ),
  cardWidth: ({ form, values }) => (
    <SettingRow
      form={form}
      names={['cardWidth']}
      hint={values.columns !== null && values.layout !== 'justified' ? text('settings_size_unused') : undefined}
    >
      <span class="lg-setting-pair">
        <Range
          label={text('settings_size_slider')}
          valueText={text('overlay_pixels', { count: values.cardWidth })}
          {...CARD_WIDTHS}
          step={8}
          value={values.cardWidth}
          onInput={(cardWidth) => form.change({ cardWidth })}
        />
        <NumberField
          label={text('overlay_picture_size')}
          unit="px"
          {...CARD_WIDTHS}
          value={values.cardWidth}
          onChange={(cardWidth) => form.change({ cardWidth })}
        />
      </span>
    </SettingRow>
  ),
  columns: ({ form, values, onBreakpoint }) => (
    <ColumnsSetting form={form} values={values} onBreakpoint={onBreakpoint} />
  ),
  gap: ({ form, values }) => {
    const [across, down] = values.gap ?? AUTOMATIC_GAPS;
    return (
      <SettingRow form={form} names={['gap']}>
        <span class="lg-setting-pair">
          <NumberField
            label={text('settings_gap_across')}
            unit="↔"
            {...GAPS}
            value={across}
            onChange={(next) => form.change({ gap: [next, down] })}
          />
          <NumberField
            label={text('settings_gap_down')}
            unit="↕"
            {...GAPS}
            value={down}
            onChange={(next) => form.change({ gap: [across, next] })}
          />
        </span>
      </SettingRow>
    );
  },
  fit: (props) => <Choice {...props} name="fit" words={fitWords} order={['cover', 'contain']} />,
  captions: (props) => (
    <Choice {...props} name="captions" words={captionWords} order={['below', 'overlay', 'hidden']} />
  ),
  likeable: (props) => <Choice {...props} name="likeable" words={likeableWords} order={['both', 'like', 'dislike']} />,
  autoAdvance: (props) => <Flag {...props} name="autoAdvance" hint="settings_auto_advance_hint" />,
  allowPreview: (props) => <Flag {...props} name="allowPreview" hint="settings_preview_hint" />,
  startInPreview: (props) => (
    <Flag {...props} name="startInPreview" hint="settings_preview_first_hint" disabled={!props.values.allowPreview} />
  ),
  action: ({ form, values, actions }) => {
    const { action: chosen } = values;
    const isKnown = actions.some(({ value }) => value === chosen);
    return (
      <SettingRow form={form} names={['action']} hint={text('settings_action_hint')}>
        <Select
          label={text('settings_action')}
          options={isKnown ? actions : [...actions, { value: chosen, label: chosen }]}
          value={chosen}
          onChange={(action) => form.change({ action })}
        />
      </SettingRow>
    );
  },
  showShareButton: (props) => <Flag {...props} name="showShareButton" />,
  showDownloadButton: (props) => <Flag {...props} name="showDownloadButton" />,
  interactive: (props) => <Flag {...props} name="interactive" hint="settings_interactive_hint" />,
  rescanEvery: ({ form, values }) => <Rescan form={form} values={values} />,
  customCss: ({ form, values }) => <CustomCssSetting form={form} value={values.customCss} />,
};

interface OfOne<Name extends SettingName> {
  readonly form: SettingsForm;
  readonly name: Name;
  readonly values: GallerySettings;
}

type Named<Kind> = { [Name in SettingName]: GallerySettings[Name] extends Kind ? Name : never }[SettingName];

interface ChoiceProps<Name extends Named<string>> extends OfOne<Name> {
  readonly words: Readonly<Record<GallerySettings[Name], TextName>>;
  readonly order: readonly GallerySettings[Name][];
}

function Choice<Name extends Exclude<Named<string>, 'action' | 'customCss'>>(props: ChoiceProps<Name>) {
  const { form, name, values, words, order } = props;
  return (
    <SettingRow form={form} names={[name]}>
      <Segmented
        label={text(settingLabels[name])}
        segments={order.map((value): Segment<GallerySettings[Name]> => ({ value, label: text(words[value]) }))}
        value={values[name]}
        onChange={(value) => form.change({ [name]: value })}
      />
    </SettingRow>
  );
}

interface PixelsProps extends OfOne<'dockWidth' | 'dockHeight'> {
  readonly edges: { readonly min: number; readonly max: number };
}

function Pixels({ form, name, values, edges }: PixelsProps) {
  return (
    <SettingRow form={form} names={[name]}>
      <NumberField
        label={text(settingLabels[name])}
        unit="px"
        {...edges}
        value={values[name]}
        onChange={(value) => form.change({ [name]: value })}
      />
    </SettingRow>
  );
}

interface FlagProps extends OfOne<Named<boolean>> {
  readonly hint?: TextName;
  readonly disabled?: boolean;
}

function Flag({ form, name, values, hint, disabled = false }: FlagProps) {
  return (
    <SettingRow form={form} names={[name]} whole>
      <Switch
        label={text(settingLabels[name])}
        description={hint && text(hint)}
        checked={values[name]}
        disabled={disabled}
        onChange={(checked) => form.change({ [name]: checked })}
      />
    </SettingRow>
  );
}

function Rescan({ form, values }: Pick<OfOne<'rescanEvery'>, 'form' | 'values'>) {
  const { rescanEvery } = values;
  return (
    <SettingRow form={form} names={['rescanEvery']} whole>
      <Switch
        label={text('settings_rescan')}
        description={text('settings_rescan_hint')}
        checked={rescanEvery > 0}
        onChange={(checked) => form.change({ rescanEvery: checked ? FIRST_RESCAN : 0 })}
      />
      {rescanEvery > 0 && (
        <span class="lg-setting-below">
          <span class="lg-muted">{text('settings_rescan_every')}</span>
          <NumberField
            label={text('settings_rescan_seconds')}
            unit={text('settings_seconds_short')}
            {...RESCANS}
            value={rescanEvery}
            onChange={(seconds) => form.change({ rescanEvery: seconds })}
          />
        </span>
      )}
    </SettingRow>
  );
}
