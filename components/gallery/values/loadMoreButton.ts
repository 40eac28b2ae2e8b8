import { text } from '../../../lib/core/text.ts';
import { describe, isOneOf, quoted } from './describeValue.ts';

/** The button for more as the gallery draws it. */
export interface LoadMoreButton {
  readonly label?: string;
  readonly variant?: 'soft' | 'primary' | 'danger';
  readonly size?: 'sm' | 'md' | 'lg';
  /** It is there and cannot be pressed. */
  readonly disabled?: boolean;
  readonly elemId?: string;
  readonly elemClasses?: string;
  /** CSS pixels. */
  readonly minWidth?: number;
}

/**
 * The same as it may be given: also as the properties of a Gradio button, in their names, as they stand in its JSON. Other
 * properties of such a button are passed over, and `null` is as good as left out.
 */
export interface LoadMoreButtonProps {
  readonly label?: string | null;
  /** The label, in Gradio's words. */
  readonly value?: string | null;
  readonly variant?: 'primary' | 'secondary' | 'stop' | 'huggingface' | null;
  readonly size?: 'sm' | 'md' | 'lg' | null;
  /** `false` takes the button's effect away. */
  readonly interactive?: boolean | null;
  /** `false` takes the button away. */
  readonly visible?: boolean | 'hidden' | null;
  /** An address that a press opens in a new tab as well. */
  readonly link?: string | null;
  readonly elemId?: string | null;
  readonly elem_id?: string | null;
  readonly elemClasses?: string | readonly string[] | null;
  readonly elem_classes?: string | readonly string[] | null;
  readonly minWidth?: number | null;
  readonly min_width?: number | null;
}

export interface ReadLoadMoreButton {
  readonly button: LoadMoreButton | undefined;
  readonly visible: boolean;
  readonly link: string | undefined;
  readonly problems: readonly string[];
}

const PROPERTY = 'loadMoreButtonProps';
const VARIANTS = { primary: 'primary', secondary: 'soft', stop: 'danger', huggingface: 'soft' } as const;

/** Whatever was given, as a button. */
export function readLoadMoreButton(given: unknown): ReadLoadMoreButton {
  if (given === null || given === undefined) return { button: undefined, visible: true, link: undefined, problems: [] };
  if (typeof given !== 'object' || Array.isArray(given)) {
    const problems = [text('gallery_wrong_button', { property: PROPERTY, value: describe(given) })];
    return { button: undefined, visible: true, link: undefined, problems };
  }
  const props = given as Readonly<Record<string, unknown>>;
  const problems: string[] = [];
  const first = <Type>(kind: (value: unknown) => value is Type, ...names: readonly string[]): Type | undefined =>
    names.map((name) => props[name]).find(kind);
  const choice = <Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined => {
    const value = props[name];
    if (value === null || value === undefined) return undefined;
    if (isOneOf(value, choices)) return value;
    problems.push(text('gallery_wrong_button_part', { property: PROPERTY, value: quoted(value), part: name }));
    return undefined;
  };

  const variant = choice('variant', ['primary', 'secondary', 'stop', 'huggingface']);
  const size = choice('size', ['sm', 'md', 'lg']);
  const label = first(isText, 'label', 'value');
  const elemId = first(isText, 'elemId', 'elem_id');
  const elemClasses = first(isClasses, 'elemClasses', 'elem_classes');
  const minWidth = first(isLength, 'minWidth', 'min_width');
  const button: LoadMoreButton = {
    ...(label !== undefined && { label }),
    ...(variant !== undefined && { variant: VARIANTS[variant] }),
    ...(size !== undefined && { size }),
    ...(props['interactive'] === false && { disabled: true }),
    ...(elemId !== undefined && { elemId }),
    ...(elemClasses !== undefined && { elemClasses: [elemClasses].flat().join(' ') }),
    ...(minWidth !== undefined && { minWidth }),
  };
  const link = first(isText, 'link');
  if (link !== undefined && !isWebAddress(link)) {
    problems.push(text('gallery_wrong_link', { property: PROPERTY, value: quoted(link) }));
  }
  return {
    button,
    visible: props['visible'] !== false && props['visible'] !== 'hidden',
    link: link !== undefined && isWebAddress(link) ? link : undefined,
    problems,
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isClasses(value: unknown): value is string | readonly string[] {
  return typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isWebAddress(link: string): boolean {
  return URL.canParse(link, document.baseURI) && /^https?:$/.test(new URL(link, document.baseURI).protocol);
}
