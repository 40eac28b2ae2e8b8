import type { OwnAction } from '../../lib/core/actions/actions.ts';
import { templateHost, templateProblem, type TemplateProblem } from '../../lib/core/actions/addressTemplate.ts';
import { text, type TextName } from '../../lib/core/text.ts';

const PROBLEMS: Readonly<Record<Exclude<TemplateProblem['kind'], 'unknown-placeholder'>, TextName>> = {
  empty: 'actions_template_empty',
  'not-web': 'actions_template_not_web',
  'host-varies': 'actions_template_host_varies',
  unclosed: 'actions_template_unclosed',
  'not-askable': 'actions_template_not_askable',
};

/** Why a template cannot be used and what to do, as a sentence; `null` when it can. */
export function templateSentence(template: string, does: OwnAction['does']): string | null {
  const problem = templateProblem(template, does);
  if (problem === null) return null;
  return problem.kind === 'unknown-placeholder'
    ? text('actions_template_unknown', { placeholder: `{${problem.name}}` })
    : text(PROBLEMS[problem.kind]);
}

/** What an action does, in a line. */
export function actionLine({ does, template }: Pick<OwnAction, 'does' | 'template'>): string {
  if (templateProblem(template, does) !== null) return text('actions_template_broken');
  const host = templateHost(template);
  switch (does) {
    case 'open':
      return text('actions_opens', { host });
    case 'post':
      return text('actions_sends', { host });
    case 'gradio':
      return text('actions_calls', { host });
  }
}

/** Something to begin with. */
export interface Recipe extends Omit<OwnAction, 'id'> {
  readonly hint: string;
}

export function recipes(): readonly Recipe[] {
  return [
    {
      label: text('actions_recipe_webhook'),
      hint: text('actions_recipe_webhook_hint'),
      icon: 'Send',
      key: null,
      does: 'post',
      template: 'http://127.0.0.1:8000/pictures',
    },
    {
      label: text('actions_recipe_gradio'),
      hint: text('actions_recipe_gradio_hint'),
      icon: 'Bot',
      key: null,
      does: 'gradio',
      template: 'http://127.0.0.1:7860/gradio_api/call/predict',
    },
    {
      label: text('actions_recipe_search'),
      hint: text('actions_recipe_search_hint'),
      icon: 'Search',
      key: null,
      does: 'open',
      template: 'https://iqdb.org/?url={url}',
    },
  ];
}
