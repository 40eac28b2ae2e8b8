import { CircleAlert, ThumbsDown, X } from 'lucide';
import { text } from '../../lib/core/text.ts';
import { drawnText, htmlElement, iconElement, knownText } from './elements.ts';

/** What the page's corner says. */
export type PillState =
  | { readonly kind: 'covered'; readonly how: 'dimmed' | 'hidden'; readonly count: number; readonly isLifted: boolean }
  | { readonly kind: 'not-saved'; readonly count: number; readonly reason: string };

export interface PillButtons {
  /** Shows or covers all disliked pictures, or tries to save again. */
  readonly main: HTMLElement;
  readonly dismiss: HTMLElement;
}

/** The pill as it is drawn. */
export function drawnPill(state: PillState): HTMLElement {
  return pill(state, htmlElement('span', 'lg-pill-button', {}, [drawnText('', verbOf(state))]), crossOf('span'));
}

/** The same for whoever does not see it, and where its buttons can be pressed. */
export function toldPill(state: PillState): { readonly element: HTMLElement; readonly buttons: PillButtons } {
  const main = htmlElement('button', 'lg-pill-button', { type: 'button' }, [drawnText('', verbOf(state))]);
  main.setAttribute('aria-label', state.count === 0 ? sentenceOf(state) : `${sentenceOf(state)}. ${verbOf(state)}`);
  const dismiss = crossOf('button');
  for (const [name, value] of Object.entries({
    type: 'button',
    tabindex: '-1',
    'aria-label': knownText('ui_dismiss'),
  })) {
    dismiss.setAttribute(name, value);
  }
  return { element: pill(state, main, dismiss), buttons: { main, dismiss } };
}

function pill(state: PillState, main: Element, dismiss: Element): HTMLElement {
  const isProblem = state.kind === 'not-saved';
  return htmlElement('div', `lg-pill${isProblem ? ' lg-pill-problem' : ''}`, {}, [
    isProblem ? iconElement(CircleAlert, 16) : iconElement(ThumbsDown, 16, true),
    drawnText('lg-pill-text', sentenceOf(state)),
    main,
    dismiss,
  ]);
}

function crossOf(name: 'span' | 'button'): HTMLElement {
  return htmlElement(name, 'lg-pill-cross', {}, [iconElement(X, 16)]);
}

function sentenceOf(state: PillState): string {
  const { count } = state;
  if (state.kind === 'not-saved') return text('overlay_not_saved', { count, reason: state.reason });
  if (count === 0) return knownText('marks_none_disliked');
  if (state.isLifted) return text('marks_shown', { count });
  return text(state.how === 'hidden' ? 'marks_hidden' : 'marks_dimmed', { count });
}

function verbOf(state: PillState): string {
  if (state.kind === 'not-saved') return knownText('common_try_again');
  if (!state.isLifted) return knownText('marks_show');
  return knownText(state.how === 'hidden' ? 'marks_hide' : 'marks_dim');
}
