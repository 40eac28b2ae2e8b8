import type { ActionKind, ActionPicture } from './actions.ts';
import { sitePattern } from '../settings/sitePattern.ts';

/** What can stand in the braces of a template. */
export const PLACEHOLDERS = ['url', 'page', 'caption', 'width', 'height', 'key'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** Why a template cannot be used. */
export type TemplateProblem =
  /** `not-askable`: browsers have no permission for sending to such a host. */
  | { readonly kind: 'empty' | 'not-web' | 'host-varies' | 'unclosed' | 'not-askable' }
  | { readonly kind: 'unknown-placeholder'; readonly name: string };

const BRACES = /\{([^{}]*)\}/g;

/** `null` when nothing is wrong. Plain http is fine: the address is the person's own choice. */
export function templateProblem(template: string, does: ActionKind = 'open'): TemplateProblem | null {
  const written = template.trim();
  if (written === '') return { kind: 'empty' };
  for (const [, name = ''] of written.matchAll(BRACES)) {
    if (!PLACEHOLDERS.some((known) => known === name)) return { kind: 'unknown-placeholder', name };
  }
  if (/[{}]/.test(written.replaceAll(BRACES, ''))) return { kind: 'unclosed' };
  const origin = /^https?:\/\/[^/?#]*/i.exec(written)?.[0];
  if (origin === undefined) return { kind: 'not-web' };
  // A picture must not decide who gets what: a permission is for one host.
  if (origin.includes('{')) return { kind: 'host-varies' };
  if (!URL.canParse(written.replaceAll(BRACES, '0'))) return { kind: 'not-web' };
  return does !== 'open' && sitePattern(origin) === null ? { kind: 'not-askable' } : null;
}

/** The host that a template without problems leads to, with its port. */
export function templateHost(template: string): string {
  return new URL(template.trim().replaceAll(BRACES, '0')).host;
}

/** Whether what is sent to a template's host can be read on its way there. */
export function isReadableOnItsWay(template: string): boolean {
  const { protocol, hostname } = new URL(template.trim().replaceAll(BRACES, '0'));
  return protocol === 'http:' && !/^(?:localhost|127(?:\.\d+){3}|\[::1\])$|\.localhost$/.test(hostname);
}

/** The address for one picture, each value encoded so that it stays one piece of it; what is unknown is empty. */
export function fillTemplate(template: string, picture: ActionPicture): string {
  const values: Readonly<Record<Placeholder, string>> = {
    url: picture.image,
    page: picture.page?.url ?? '',
    caption: picture.caption ?? '',
    width: picture.width === undefined ? '' : `${picture.width}`,
    height: picture.height === undefined ? '' : `${picture.height}`,
    key: picture.key,
  };
  return template
    .trim()
    .replaceAll(BRACES, (braces, name: string) =>
      Object.hasOwn(values, name) ? encodeURIComponent(values[name as Placeholder].toWellFormed()) : braces,
    );
}
