import { Images, Info, Keyboard, LayoutDashboard, RefreshCw, Shield, Upload, Zap } from 'lucide';
import type { IconNode } from 'lucide';
import type { TextName } from '../../lib/core/text.ts';

/** The sections of the options page, in the order of its navigation. The address's fragment names one: `options.html#export`. */
export const OPTIONS_SECTIONS = [
  'library',
  'export',
  'gallery',
  'actions',
  'shortcuts',
  'sync',
  'data',
  'about',
] as const;

export type OptionsSection = (typeof OPTIONS_SECTIONS)[number];

export const optionsSections: Readonly<Record<OptionsSection, { readonly title: TextName; readonly icon: IconNode }>> =
  {
    library: { title: 'options_library', icon: Images },
    export: { title: 'options_export', icon: Upload },
    gallery: { title: 'options_gallery', icon: LayoutDashboard },
    actions: { title: 'options_actions', icon: Zap },
    shortcuts: { title: 'options_shortcuts', icon: Keyboard },
    sync: { title: 'options_sync', icon: RefreshCw },
    data: { title: 'options_data', icon: Shield },
    about: { title: 'options_about', icon: Info },
  };

/** The section of a fragment, whatever follows its name there: the library keeps its view in it. */
export function sectionOf(fragment: string): OptionsSection {
  const [name] = /^\w*/.exec(fragment) ?? [];
  return OPTIONS_SECTIONS.find((section) => section === name) ?? 'library';
}
