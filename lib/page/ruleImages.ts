import { allElements, attribute, isDocument } from './clobberProof.ts';
import { rareProperties, styled } from './computedImages.ts';
import type { Pace } from './pace.ts';

/** Which elements' computed styles may hold images: bits of `styled`. */
export interface RuleImages {
  readonly elements: ReadonlyMap<Element, number>;
  /** What to read of every element. */
  readonly everywhere: number;
}

interface RuleList {
  readonly rules: CSSRuleList;
  /** The selector of the rule around, for nested rules. */
  readonly parent: string | null;
  /** Whether other properties than backgrounds may have images. */
  readonly mayBeRare: boolean;
  index: number;
}

const holdsImage = /url\(|image-set\(|var\(/i;
/** What the text of a style sheet says before its rules are read, which takes much longer. */
const mayHoldImages = /url\(|image-set\(|var\(|@import/i;
const mayHoldRareImages =
  /(?:list-style|border-image|content|mask|shape-outside)\b[^;{}]{0,200}(?:url\(|image-set\(|var\()/i;
/** Reading a rule takes about a quarter of the time that computing an element's background does, or a tenth of all. */
const rulesPerBackground = 2;
const rulesPerElement = 5;
/** Characters of a style sheet that are searched for rarer images. */
const longestText = 1 << 19;
/** Characters of a nested rule's selector. */
const longestSelector = 5000;

/**
 * Finds the elements whose style must be computed. That takes most of the time of reading a page, generated boxes above
 * all, and the rules of the style sheets tell where an image can be; the computed style of the elements they select
 * still decides.
 *
 * Where rules may not be read (style sheets of other sites) every background is computed; the rarer images that such
 * rules set are found among what the browser fetched.
 */
export async function findRuleImages(
  root: Document | ShadowRoot,
  elementCount: number,
  pace: Pace,
): Promise<RuleImages> {
  const elements = new Map<Element, number>();
  const everything = styled.background | styled.rare | styled.before | styled.after;
  let everywhere = 0;
  let count = 0;
  const open: RuleList[] = [];
  const enter = (rules: CSSRuleList | null, parent: string | null, mayBeRare: boolean): void => {
    if (rules) open.push({ rules, parent, mayBeRare, index: 0 });
    else everywhere |= styled.background;
    count += rules?.length ?? 0;
  };

  for (const sheet of sheetsOf(root)) {
    const text = sheet.disabled ? null : textOf(sheet);
    if (text === '' || (text && mayHoldImages.test(text))) {
      const isOpen = text === '' || text.length > longestText;
      enter(readableRules(sheet), null, isOpen || mayHoldRareImages.test(text));
    }
  }
  if (count > 500 + rulesPerElement * elementCount) everywhere = everything;
  if (everywhere === everything) return { elements, everywhere };
  if (count > 500 + rulesPerBackground * elementCount) everywhere |= styled.background;

  // Selectors that look into the values take ten times as long.
  for (const element of allElements(root, '[style],[background]')) {
    if (holdsImage.test(attribute(element, 'style') ?? '')) elements.set(element, styled.background | styled.rare);
    else if (attribute(element, 'background') !== null) elements.set(element, styled.background);
  }
  if (pace.due()) await pace.pause();
  for (let list = open.at(-1); list; list = open.at(-1)) {
    const rule: (CSSRule & Partial<CSSStyleRule & CSSImportRule>) | undefined = list.rules[list.index++];
    if (!rule) {
      open.pop();
      continue;
    }
    if (list.index % 32 === 0 && pace.due()) await pace.pause();
    let selector = list.parent;
    // Declarations on their own, after a nested rule or in a condition, belong to the rule around.
    if (rule.style && (rule.selectorText ?? selector) !== null) {
      selector = nestedSelector(rule.selectorText ?? '&', list.parent);
      const which = styledBy(rule.style, selector, list.mayBeRare) & ~everywhere;
      if (which && /:host|::slotted|:scope/.test(selector)) everywhere |= which;
      else if (which) {
        for (const element of selected(selector, root)) elements.set(element, (elements.get(element) ?? 0) | which);
        // A selector may go through the whole page.
        if (pace.due()) await pace.pause();
      }
    }
    if (rule.styleSheet) enter(readableRules(rule.styleSheet), null, true);
    else if (rule.cssRules?.length && !('findRule' in rule)) enter(rule.cssRules, selector, list.mayBeRare);
  }
  return { elements, everywhere };
}

export function sheetsOf(root: Document | ShadowRoot): CSSStyleSheet[] {
  const prototype = isDocument(root) ? Document.prototype : ShadowRoot.prototype;
  const sheets: StyleSheetList = Reflect.get(prototype, 'styleSheets', root);
  const adopted: CSSStyleSheet[] | undefined = Reflect.get(prototype, 'adoptedStyleSheets', root);
  return [...sheets, ...(adopted ?? [])];
}

/** The text of a `style` element; empty where there is none to look at, as when a script has inserted the rules. */
function textOf({ ownerNode }: CSSStyleSheet): string {
  const isStyle = ownerNode && 'localName' in ownerNode && ownerNode.localName === 'style';
  return isStyle ? (ownerNode.textContent?.trim() ?? '') : '';
}

/** `null` when the sheet comes from another site and may not be read. */
export function readableRules(sheet: CSSStyleSheet): CSSRuleList | null {
  const { href, ownerNode } = sheet;
  // Asking for the rules would throw, which takes as long as reading a hundred of them.
  const isForeign = href?.startsWith('http') && !href.startsWith(`${location.origin}/`);
  if (isForeign && ownerNode && 'crossOrigin' in ownerNode && ownerNode.crossOrigin === null) return null;
  try {
    return sheet.cssRules;
  } catch {
    return null;
  }
}

/** What a rule may give images to. */
function styledBy(style: CSSStyleDeclaration, selector: string, mayBeRare: boolean): number {
  const { backgroundImage } = style;
  // A shorthand with a variable in it leaves the property empty.
  const hasBackground = backgroundImage === '' ? style.background.includes('var(') : holdsImage.test(backgroundImage);
  const hasRare = mayBeRare && rareProperties.some((property) => holdsImage.test(style[property]));
  const which = (hasBackground ? styled.background : 0) | (hasRare ? styled.rare : 0);
  if (!which || !/:(?:before|after)/i.test(selector)) return which;
  return which | (/:before/i.test(selector) ? styled.before : 0) | (/:after/i.test(selector) ? styled.after : 0);
}

function nestedSelector(selector: string, parent: string | null): string {
  if (parent === null) return selector;
  // Doubled at each level it would soon be longer than memory; as `:scope` it stands for any element.
  if (selector.split('&').length * parent.length > longestSelector) return ':scope';
  return selector.includes('&') ? selector.replaceAll('&', `:is(${parent})`) : `:is(${parent}) ${selector}`;
}

/** The elements whose own box, or whose generated box, a selector selects. */
function selected(selector: string, root: Document | ShadowRoot): Iterable<Element> {
  // Alone, `::before` has an implied `*` in front of it.
  const originating = selector
    .replaceAll(/(?<![^\s>+~,(])::?(?:before|after)(?![\w-])/gi, '*')
    .replaceAll(/::?(?:before|after)(?![\w-])/gi, '');
  try {
    return allElements(root, originating);
  } catch {
    // Pseudo-elements and page rules select no element.
    return [];
  }
}
