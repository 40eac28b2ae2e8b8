import { Heart, ThumbsDown } from 'lucide';
import { text } from '../../lib/core/text.ts';
import type { Reaction } from '../../lib/core/judging/reaction.ts';
import { htmlElement, iconElement } from './elements.ts';

export interface HoverBar {
  readonly element: HTMLElement;
  readonly like: HTMLElement;
  readonly dislike: HTMLElement;
  /** Shows what the picture's reaction is. Its size stays the same: a page can measure what is hit. */
  setReaction(liked: Reaction): void;
}

/** The buttons on the picture under the pointer. */
export function createHoverBar(): HoverBar {
  const like = judgeButton('lg-judge-like', Heart, text('common_like'));
  const dislike = judgeButton('lg-judge-dislike', ThumbsDown, text('common_dislike'));
  return {
    element: htmlElement('div', 'lg-bar', { role: 'group', 'aria-label': text('marks_judge'), hidden: '' }, [
      like,
      dislike,
    ]),
    like,
    dislike,
    setReaction(liked) {
      like.setAttribute('aria-pressed', String(liked === true));
      dislike.setAttribute('aria-pressed', String(liked === false));
    },
  };
}

function judgeButton(className: string, icon: Parameters<typeof iconElement>[0], label: string): HTMLElement {
  return htmlElement(
    'button',
    `lg-judge ${className}`,
    { type: 'button', tabindex: -1, 'aria-label': label, title: label, 'aria-pressed': 'false' },
    [iconElement(icon, 16, true)],
  );
}
