import { useEffect } from 'preact/hooks';
import { text, type TextName } from '../../lib/core/text.ts';
import { ShortcutKeys } from '../ui/ShortcutKeys.tsx';
import { authorsInWords } from '../welcome/photographs.ts';
import { libraries } from './libraries.ts';
import { SectionPart } from './SectionPart.tsx';

export interface AboutSectionProps {
  readonly version: string;
  /** The shortcut in force, e.g. `Alt+Shift+L`; empty when there is none. */
  readonly shortcut: string;
  /** What is new has been seen. */
  readonly onSeen: () => void;
}

/** What the present version can do that people may not have found yet. */
const NEW: readonly TextName[] = ['about_new_menu', 'about_new_marks', 'about_new_actions', 'about_new_data'];

export function AboutSection({ version, shortcut, onSeen }: AboutSectionProps) {
  useEffect(() => onSeen(), [onSeen]);
  return (
    <div class="lg-options-page lg-about">
      <header class="lg-options-head">
        <h1 id="section-title">{text('options_about')}</h1>
        <span class="lg-muted">{text('about_version', { version })}</span>
      </header>
      <SectionPart title={text('news_more')} lead={text('about_new_lead')}>
        <ul class="lg-about-new">
          {NEW.map((name) => (
            <li key={name}>{text(name)}</li>
          ))}
        </ul>
      </SectionPart>
      <SectionPart title={text('options_shortcuts')} lead={text('about_keys_lead')}>
        <p>
          {shortcut === '' ? text('shortcuts_browser_none') : <ShortcutKeys shortcut={shortcut} />}{' '}
          <a href="#shortcuts">{text('about_keys_all')}</a>
        </p>
      </SectionPart>
      <SectionPart title={text('options_data')} lead={text('data_promise')}>
        <p>
          <a href="#data">{text('about_data_more')}</a>
        </p>
      </SectionPart>
      <SectionPart title={text('about_libraries')} lead={text('about_libraries_lead')}>
        <ul class="lg-about-libraries">
          {libraries.map(([name, licence]) => (
            <li key={name}>
              <bdi>{name}</bdi> <span class="lg-muted">{licence}</span>
            </li>
          ))}
        </ul>
      </SectionPart>
      <SectionPart title={text('welcome_photographs')} lead={text('about_photographs_lead')}>
        <p>{authorsInWords()}</p>
      </SectionPart>
    </div>
  );
}
