import { LayoutDashboard, LayoutGrid, Maximize, PanelBottom, PanelLeft, PanelRight } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import {
  CARD_WIDTHS,
  DOCK_HEIGHTS,
  DOCK_WIDTHS,
  GAPS,
  RESCANS,
  type GallerySettings,
} from '../../lib/core/gallerySettings.ts';
import type { SettingName } from '../../lib/core/settingsDifferences.ts';
import { text, type TextName } from '../../lib/core/text.ts';
import type { SettingsForm } from '../../lib/state/settingsForm.ts';
import { JustifiedRows } from '../overlay/viewIcons.ts';
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

export interface GallerySettingsFormProps {
  readonly form: SettingsForm;
  readonly values: GallerySettings;
  readonly actions: readonly ActionOption[];
  /** Told which breakpoint's columns are being set, by its place. */
  readonly onBreakpoint: (place: number) => void;
}

/** Every setting of a gallery but its keys. */
export function GallerySettingsForm({ form, values, actions, onBreakpoint }: GallerySettingsFormProps) {
  const { change } = form;
  const gap = values.gap ?? AUTOMATIC_GAPS;
  const hasAction = actions.some(({ value }) => value === values.action);
  return (
    <>
      <Group title="settings_panel">
        <Choice form={form} name="theme" values={values} words={themeWords} order={['system', 'light', 'dark']} />
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
            onChange={(dock) => change({ dock })}
          />
        </SettingRow>
        <Pixels form={form} name="dockWidth" values={values} edges={DOCK_WIDTHS} />
        <Pixels form={form} name="dockHeight" values={values} edges={DOCK_HEIGHTS} />
        <Flag form={form} name="showTitle" values={values} hint="settings_title_hint" />
      </Group>

      <Group title="settings_pictures">
        <SettingRow form={form} names={['layout']}>
          <Segmented
            label={text('overlay_layout')}
            segments={[
              { value: 'masonry', label: text(layoutWords.masonry), icon: LayoutDashboard },
              { value: 'grid', label: text(layoutWords.grid), icon: LayoutGrid },
              { value: 'justified', label: text(layoutWords.justified), icon: JustifiedRows },
            ]}
            value={values.layout}
            onChange={(layout) => change({ layout })}
          />
        </SettingRow>
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
              onInput={(cardWidth) => change({ cardWidth })}
            />
            <NumberField
              label={text('overlay_picture_size')}
              unit="px"
              {...CARD_WIDTHS}
              value={values.cardWidth}
              onChange={(cardWidth) => change({ cardWidth })}
            />
          </span>
        </SettingRow>
        <ColumnsSetting form={form} values={values} onBreakpoint={onBreakpoint} />
        <SettingRow form={form} names={['gap']}>
          <span class="lg-setting-pair">
            <NumberField
              label={text('settings_gap_across')}
              unit="↔"
              {...GAPS}
              value={gap[0]}
              onChange={(across) => change({ gap: [across, gap[1]] })}
            />
            <NumberField
              label={text('settings_gap_down')}
              unit="↕"
              {...GAPS}
              value={gap[1]}
              onChange={(down) => change({ gap: [gap[0], down] })}
            />
          </span>
        </SettingRow>
        <Choice form={form} name="fit" values={values} words={fitWords} order={['cover', 'contain']} />
        <Choice
          form={form}
          name="captions"
          values={values}
          words={captionWords}
          order={['below', 'overlay', 'hidden']}
        />
      </Group>

      <Group title="settings_judging">
        <Choice form={form} name="likeable" values={values} words={likeableWords} order={['both', 'like', 'dislike']} />
        <Flag form={form} name="autoAdvance" values={values} hint="settings_auto_advance_hint" />
      </Group>

      <Group title="settings_looking">
        <Flag form={form} name="allowPreview" values={values} hint="settings_preview_hint" />
        <Flag
          form={form}
          name="startInPreview"
          values={values}
          hint="settings_preview_first_hint"
          disabled={!values.allowPreview}
        />
      </Group>

      <Group title="settings_buttons">
        <SettingRow form={form} names={['action']} hint={text('settings_action_hint')}>
          <Select
            label={text('settings_action')}
            options={hasAction ? actions : [...actions, { value: values.action, label: values.action }]}
            value={values.action}
            onChange={(action) => change({ action })}
          />
        </SettingRow>
        <Flag form={form} name="showShareButton" values={values} />
        <Flag form={form} name="showDownloadButton" values={values} />
      </Group>

      <Group title="settings_list">
        <Flag form={form} name="interactive" values={values} hint="settings_interactive_hint" />
        <Rescan form={form} values={values} />
      </Group>

      <Group title="settings_css">
        <CustomCssSetting form={form} value={values.customCss} />
      </Group>
    </>
  );
}

function Group({ title, children }: { readonly title: TextName; readonly children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="lg-settings-group" aria-labelledby={id}>
      <h2 id={id}>{text(title)}</h2>
      {children}
    </section>
  );
}

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
