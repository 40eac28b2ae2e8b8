import { Images, Upload } from 'lucide';
import type { IconNode } from 'lucide';
import type { TextName } from '../../lib/core/text.ts';

/** The sections of the options page. The address's fragment names one: `options.html#export`. */
export const optionsSections = {
  library: { title: 'options_library', icon: Images },
  export: { title: 'options_export', icon: Upload },
} as const satisfies Readonly<Record<string, { readonly title: TextName; readonly icon: IconNode }>>;

export type OptionsSection = keyof typeof optionsSections;

/** The section of a fragment, whatever follows its name there: the library keeps its view in it. */
export function sectionOf(fragment: string): OptionsSection {
  const [name = ''] = /^\w*/.exec(fragment) ?? [];
  return Object.hasOwn(optionsSections, name) ? (name as OptionsSection) : 'library';
}
