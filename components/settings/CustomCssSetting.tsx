import { useId, useMemo } from 'preact/hooks';
import { scopedCss, type CssProblem } from '../../lib/core/settings/customCss.ts';
import { MAX_CUSTOM_CSS } from '../../lib/core/settings/gallerySettings.ts';
import { text, type TextName } from '../../lib/core/text.ts';
import type { SettingsForm } from '../../lib/state/options/settingsForm.ts';
import { PREVIEW_SCOPE } from './previewScope.ts';
import { SettingRow } from './SettingRow.tsx';

/** Problems that are listed; those behind them wait their turn. */
const LISTED = 4;

const PROBLEMS: Readonly<Record<CssProblem['kind'], TextName>> = {
  request: 'settings_css_request',
  unknown: 'settings_css_unknown',
  escape: 'settings_css_escape',
  unclosed: 'settings_css_unclosed',
  stray: 'settings_css_stray',
  incomplete: 'settings_css_incomplete',
};

/** Something to begin with, each under its name. */
const EXAMPLES: readonly { readonly name: TextName; readonly css: string }[] = [
  { name: 'settings_css_accent', css: '--lg-accent: #0b6e4f;\n--lg-accent-text: light-dark(#0b6e4f, #6fd6ae);\n' },
  { name: 'settings_css_ground', css: '--lg-canvas: light-dark(#fff, #000);\n' },
  { name: 'settings_css_corners', css: '.lg-card-picture {\n  border-radius: 16px;\n}\n' },
];

const PLACEHOLDER = '.lg-card {\n  opacity: 0.9;\n}';

interface CustomCssSettingProps {
  readonly form: SettingsForm;
  readonly value: string;
}

/** The person's own style rules, with what is wrong with them said while they are typed. */
export function CustomCssSetting({ form, value }: CustomCssSettingProps) {
  const id = useId();
  const problems = useMemo(() => cssProblems(value), [value]);
  return (
    <SettingRow form={form} names={['customCss']} hint={text('settings_css_hint')} wide unnamed>
      <textarea
        class="lg-css"
        aria-label={text('settings_css')}
        aria-invalid={problems.length > 0}
        aria-describedby={problems.length > 0 ? id : undefined}
        rows={6}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        maxLength={MAX_CUSTOM_CSS}
        placeholder={PLACEHOLDER}
        dir="ltr"
        value={value}
        onInput={({ currentTarget }) => form.change({ customCss: currentTarget.value })}
      />
      <div id={id} role="status">
        {problems.length > 0 && (
          <ul class="lg-css-problems">
            {problems.slice(0, LISTED).map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
            {problems.length > LISTED && (
              <li class="lg-faint">{text('settings_css_more', { count: problems.length - LISTED })}</li>
            )}
          </ul>
        )}
      </div>
      <div class="lg-css-examples">
        <span class="lg-faint">{text('settings_css_examples')}</span>
        {EXAMPLES.map(({ name, css }) => (
          <button
            key={name}
            type="button"
            class="lg-css-example"
            onClick={() => form.change({ customCss: withExample(value, css) })}
          >
            {text(name)}
          </button>
        ))}
      </div>
    </SettingRow>
  );
}

function withExample(value: string, css: string): string {
  const longer = value.trim() === '' ? css : `${value.trimEnd()}\n\n${css}`;
  return longer.length > MAX_CUSTOM_CSS ? value : longer;
}

/** What was left out, and what this browser does not know, each as a sentence, in the order of the lines. */
function cssProblems(css: string): string[] {
  const { problems, declarations, selectors } = scopedCss(css, PREVIEW_SCOPE);
  const unknown = declarations.filter(({ text: declaration }) => !isKnownDeclaration(declaration));
  const wrong = selectors.filter(({ text: selector }) => !isSelector(selector));
  const all = [
    ...problems.map(({ line, kind, what }) => ({ line, sentence: text(PROBLEMS[kind], { line, what }) })),
    ...unknown.map(({ line, text: what }) => ({ line, sentence: text('settings_css_property', { line, what }) })),
    ...wrong.map(({ line, text: what }) => ({ line, sentence: text('settings_css_selector', { line, what }) })),
  ];
  return all.toSorted((one, other) => one.line - other.line).map(({ sentence }) => sentence);
}

function isKnownDeclaration(declaration: string): boolean {
  const colon = declaration.indexOf(':');
  const name = declaration.slice(0, colon).trim();
  const value = declaration.slice(colon + 1).replace(/!\s*important\s*$/i, '');
  return CSS.supports(name, value.trim());
}

function isSelector(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector.replaceAll('&', ':scope'));
    return true;
  } catch {
    // One that goes on from the rule around.
    return /^[>+~]/.test(selector);
  }
}
