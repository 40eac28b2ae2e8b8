import { parseCssImages } from '../core/pictures/cssImages.ts';
import { resolveCandidate } from '../core/pictures/variants.ts';
import { allElements, documentProperty } from './clobberProof.ts';
import { readableRules, sheetsOf } from './ruleImages.ts';

/** Rules that are looked through; cursors are rare, and stand early. */
const mostRules = 20_000;

/** The files that a page's style sheets and style attributes name as cursors, as candidates are compared. */
export function cursorImages(document: Document): Set<string> {
  const cursors = new Set<string>();
  const note = (cursor: string, base: string): void => {
    if (!cursor.includes('url(')) return;
    for (const { url } of parseCssImages(cursor).flat()) {
      const candidate = resolveCandidate(url, base);
      if (candidate) cursors.add(candidate.id);
    }
  };
  const base = documentProperty(document, 'baseURI');
  const open = sheetsOf(document).map((sheet) => ({ rules: readableRules(sheet), from: sheet.href ?? base }));
  let left = mostRules;
  for (let list = open.pop(); list; list = open.pop()) {
    for (const rule of (list.rules ?? []) as Iterable<CSSRule & Partial<CSSStyleRule & CSSImportRule>>) {
      if (left-- === 0) return cursors;
      if (rule.style) note(rule.style.cursor, list.from);
      if (rule.styleSheet)
        open.push({ rules: readableRules(rule.styleSheet), from: rule.styleSheet.href ?? list.from });
      else if (rule.cssRules?.length) open.push({ rules: rule.cssRules, from: list.from });
    }
  }
  const view = documentProperty(document, 'defaultView');
  if (view)
    for (const element of allElements(document, '[style*="cursor" i]'))
      note(view.getComputedStyle(element).cursor, base);
  return cursors;
}
