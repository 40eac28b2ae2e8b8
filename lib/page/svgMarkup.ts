import { elementById, isDocument } from './clobberProof.ts';

/** A copy of an inline drawing that stands alone, and what writing it has cost, in characters. */
interface SvgCopy {
  /** `null` when the drawing shows nothing by itself, or is too large. */
  readonly markup: string | null;
  readonly effort: number;
}

const svgNamespace = 'http://www.w3.org/2000/svg';
const mostElements = 2000;
const mostNodes = 10_000;
const mostTargets = 200;
const longestMarkup = 1 << 20;
/** Writing a node takes about as long as copying this many characters. */
const nodeEffort = 200;

const shape = /^(?:path|rect|circle|ellipse|line|poly(?:line|gon)|text|tspan|use|image)$/;
const textual = /^(?:text|tspan|textPath|title|desc|style)$/;
/** Content that is shown where something refers to it, and takes its colours from there. */
const definition = /^(?:defs|symbol|clipPath|mask|pattern|marker|\w+Gradient)$/;
/** What runs, moves, or holds other than SVG. */
const dropped = /\W|^(?:script|foreignObject|metadata|set|animate\w*)$/;
const droppedAttribute = /^(?:on|data-|aria-|xmlns|role$|tabindex$)|[^\w-]/i;
/** What says where, how large and how visible the whole drawing is on its page. */
const rootAttribute = /^(?:x|y|width|height|viewBox|style|opacity|display|visibility|color)$/;

/** Properties that are computed, and what each of them is without any style. */
const fillProperties = ['fill', 'fill-opacity'];
const strokeProperties = [
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-dasharray',
];
const textProperties = ['font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor'];
const initials = new Set(['rgb(0, 0, 0)', '1', 'none', '1px', 'butt', 'miter']);
const computed = '(?:fill|stroke)(?:-(?:opacity|width|line\\w+|dasharray))?';
const computedAttribute = new RegExp(`^(?:${computed}|opacity|display)$`);
const computedDeclaration = new RegExp(`(?:^|;)\\s*${computed}\\s*:[^;]*`, 'gi');

/**
 * Writes a drawing as a file of its own: what style sheets give to its shapes becomes attributes, what it refers to in
 * the page is taken along, scripts and foreign content are left out. Written by hand, since a copy of the elements
 * might load what they name. The same drawing always gives the same text.
 */
export function copySvg(svg: Element, width: number, height: number, view: Window | null): SvgCopy {
  if (svg.getElementsByTagName('*').length > mostElements) return { markup: null, effort: 0 };
  // Its rules stay in the copy and come before attributes that say nothing.
  const hasSheet = svg.querySelector('style') !== null;
  const references = new Set<string>();
  let text = '';
  let nodes = 0;
  let shown = 0;
  let isWhole = true;

  const put = (name: string, value: string): void => {
    const inside = value.replaceAll(/url\(\s*["']?[^"'()#]*#([^"'()]+)["']?\s*\)/g, (_, id: string) => {
      references.add(id);
      return `url(#${id})`;
    });
    text += ` ${name}="${escaped(inside)}"`;
  };

  const putAttributes = (element: Element, isComputed: boolean): void => {
    const isText = isComputed && textual.test(element.localName);
    let isLinked = false;
    for (const { name, localName, namespaceURI, value } of element.attributes) {
      if (localName === 'href') {
        const isInside = value.startsWith('#');
        if (isLinked || (!isInside && !/^data:image\//i.test(value))) continue;
        isLinked = true;
        if (isInside) references.add(value.slice(1));
        put('href', value);
      } else if (
        !namespaceURI &&
        !droppedAttribute.test(name) &&
        !(element === svg && rootAttribute.test(name)) &&
        !(isComputed && computedAttribute.test(name)) &&
        !(isText && textProperties.includes(name)) &&
        (name !== 'class' || hasSheet)
      ) {
        put(name, isComputed && name === 'style' ? value.replaceAll(computedDeclaration, '') : value);
      }
    }
  };

  /** The elements around have lost theirs: without an attribute the property has its initial value. */
  const putComputed = (name: string, style: CSSStyleDeclaration): void => {
    const putAll = (properties: readonly string[], isAll = hasSheet): void => {
      for (const property of properties) {
        const value = style.getPropertyValue(property);
        if (isAll || !initials.has(value) || (value === 'none' && property === 'fill')) put(property, value);
        if (value === 'none') return;
      }
    };
    if (style.display === 'none') put('display', 'none');
    putAll(['opacity']);
    if (!shape.test(name)) return;
    putAll(fillProperties);
    putAll(strokeProperties);
    if (textual.test(name)) putAll(textProperties, true);
  };

  const write = (element: Element, inDefinition: boolean): void => {
    const name = element.localName;
    if (text.length > longestMarkup) isWhole = false;
    if (element.namespaceURI !== svgNamespace || dropped.test(name)) return;
    const href = element.getAttribute('href') ?? element.getAttribute('xlink:href') ?? '';
    // A file that is shown as an image loads no other: the picture is the one that this element shows.
    if (name === 'image' && !/^data:image\//i.test(href)) isWhole = false;
    if (name === 'use' && !find(svg, href)) return;
    if (!inDefinition && shape.test(name)) shown++;
    const isDefinition = inDefinition || definition.test(name);
    text += `<${name}`;
    putAttributes(element, view !== null && !isDefinition);
    if (view && !isDefinition) putComputed(name, view.getComputedStyle(element));
    text += '>';
    writeContent(element, isDefinition);
    text += `</${name}>`;
  };

  const writeContent = (element: Element, inDefinition: boolean): void => {
    const hasText = textual.test(element.localName);
    for (let node = element.firstChild; node && isWhole; node = node.nextSibling) {
      if (++nodes > mostNodes) isWhole = false;
      if (node.nodeType === Node.ELEMENT_NODE) write(node as Element, inDefinition);
      else if (hasText) text += escaped(node.nodeValue ?? '');
    }
  };

  putAttributes(svg, view !== null);
  text += '>';
  writeContent(svg, false);
  const taken = [svg];
  // Grows as what is taken along refers to more.
  for (const id of references) {
    const target = find(svg, `#${id}`);
    if (!isWhole || !target || target.contains(svg) || taken.some((each) => each.contains(target))) continue;
    if (taken.push(target) > mostTargets) isWhole = false;
    text += '<defs>';
    write(target, true);
    text += '</defs>';
  }

  const effort = text.length + nodes * nodeEffort;
  if (!isWhole || shown === 0 || text.length > longestMarkup) return { markup: null, effort };
  const kept = new Set(Array.from(references, escaped));
  const content = hasSheet ? text : text.replaceAll(/ id="([^"]*)"/g, (id, name: string) => (kept.has(name) ? id : ''));
  const box = svg.getAttribute('viewBox') ?? `0 0 ${width} ${height}`;
  const color = view && /currentcolor/i.test(content) ? ` color="${view.getComputedStyle(svg).color}"` : '';
  const root = `<svg xmlns="${svgNamespace}" width="${width}" height="${height}" viewBox="${escaped(box)}"`;
  return { markup: `${root}${color}${content}</svg>`, effort };
}

/** The element that a reference leads to, in the tree that a drawing stands in. */
function find(svg: Element, reference: string): Element | null {
  if (!reference.startsWith('#')) return null;
  const root = svg.getRootNode();
  const isTree = isDocument(root) || root.nodeType === Node.DOCUMENT_FRAGMENT_NODE;
  return isTree ? elementById(root, reference.slice(1)) : null;
}

/** Text and attribute values as XML may hold them. */
function escaped(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  return text.replaceAll(/[&<"]|([\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff])/g, (character, forbidden) =>
    forbidden ? '' : `&#${character.charCodeAt(0)};`,
  );
}
