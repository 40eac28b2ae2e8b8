import { expect, test } from 'vitest';
import { ChangeSignals, isImageFetch, ofLoadEvent } from '../../../lib/page/changeSignals.ts';
import type { SignalStrength } from '../../../lib/page/readingSchedule.ts';

const page = `<body>
  <script type=text/plain>x</script>
  <img id=image src="data:,"><a id=link href=/page>x</a>
  <p id=plain>text</p><form id=form><input name=nodeType><input name=localName></form>
  <likeable-gallery></likeable-gallery>`;

type Change = (body: HTMLElement, id: (id: string) => HTMLElement) => unknown;

/** What the changes of a document say, made one after another, each seen by itself. */
function strengths(...changes: readonly Change[]): (SignalStrength | null)[] {
  const { body } = new DOMParser().parseFromString(page, 'text/html');
  const signals = new ChangeSignals();
  const observer = new MutationObserver(() => {});
  observer.observe(body, { childList: true, subtree: true, attributes: true });
  return changes.map((change) => {
    change(body, (id) => body.querySelector<HTMLElement>(`#${id}, ${id}`) ?? element('none'));
    const records = observer.takeRecords();
    expect(records).not.toEqual([]);
    return signals.ofMutations(records);
  });
}

function element(name: string): HTMLElement {
  return document.implementation.createHTMLDocument('').createElement(name);
}

test.each<[string, SignalStrength | null, Change]>([
  ['an element is added', 'strong', (body) => body.append(element('div'))],
  ['an element is removed', 'strong', (_, id) => id('link').remove()],
  ['a form with controls that hide its properties is removed', 'strong', (_, id) => id('form').remove()],
  ['many texts are added', 'strong', (body) => body.append(...Array.from({ length: 100 }, String))],
  ['a text changes', 'weak', (_, id) => (id('plain').textContent = 'new')],
  ['a text and an element change', 'strong', (_, id) => id('plain').replaceChildren('new', element('b'))],
  ['a text becomes an element', 'strong', (_, id) => id('plain').replaceChildren(element('b'))],
  ['a comment is added', null, (body) => body.append(new Comment('x'))],
  ['a script is added', null, (body) => body.append(element('script'))],
  ['the text of a script changes', null, (_, id) => (id('script').textContent = 'y')],
  ['a style sheet is added', 'strong', (body) => body.append(element('style'))],
  ['the gallery opens', null, (body) => body.append(element('likeable-gallery'))],
  ['the gallery closes', null, (_, id) => id('likeable-gallery').remove()],
  ['an attribute of the gallery', null, (_, id) => id('likeable-gallery').setAttribute('src', 'a.jpg')],
  ['src', 'strong', (_, id) => id('image').setAttribute('src', 'a.jpg')],
  ['src is removed', 'strong', (_, id) => id('image').removeAttribute('src')],
  ['srcset', 'strong', (_, id) => id('image').setAttribute('srcset', 'a.jpg')],
  ['href', 'strong', (_, id) => id('link').setAttribute('href', 'a.jpg')],
  ['poster', 'strong', (_, id) => id('plain').setAttribute('poster', 'a')],
  ['data-src', 'strong', (_, id) => id('plain').setAttribute('data-src', '/a')],
  ['data- with spaces around', 'strong', (_, id) => id('plain').setAttribute('data-x', ' /a ')],
  ['data- with a file', 'strong', (_, id) => id('plain').setAttribute('data-x', 'a.jpg')],
  ['a lazy attribute of another name', 'strong', (_, id) => id('plain').setAttribute('lazy', '//a/b')],
  ['data- with a word', 'weak', (_, id) => id('plain').setAttribute('data-state', 'open')],
  ['data- with a number', 'weak', (_, id) => id('plain').setAttribute('data-scroll', '0.53')],
  ['data- with JSON', 'weak', (_, id) => id('plain').setAttribute('data-x', ' {"a": "/b"}')],
  ['data- is removed', 'weak', (_, id) => id('link').toggleAttribute('data-open')],
  ['class', 'weak', (_, id) => (id('plain').className = 'w-1/2')],
  ['hidden', 'weak', (_, id) => (id('plain').hidden = true)],
  ['aria-label', 'weak', (_, id) => id('plain').setAttribute('aria-label', 'a.jpg')],
  ['a style with an image', 'strong', (_, id) => (id('plain').style.background = 'url(a.jpg)')],
  ['a style with a variable', 'strong', (_, id) => (id('plain').style.background = 'var(--a)')],
  ['a variable with an image', 'strong', (_, id) => id('plain').style.setProperty('--a', 'url(a.jpg)')],
  ['a style that moves', 'weak', (_, id) => (id('plain').style.transform = 'translate(1px, 2px)')],
  ['a style with a colour', 'weak', (_, id) => (id('plain').style.color = 'red')],
])('%s: %s', (_, strength, change) => {
  expect(strengths(change)).toEqual([strength]);
});

test('a style that is animated beside its image is a strong signal once, and again when the image changes', () => {
  const move = (left: number, image: string): Change => {
    return (_, id) =>
      id('plain').setAttribute('style', `background: ${image}; left: ${left}px; filter: blur(${left}px)`);
  };
  expect(
    strengths(move(1, 'url(a.jpg)'), move(2, 'url(a.jpg)'), move(3, 'url(b.jpg)'), move(4, 'red'), move(5, 'red')),
  ).toEqual(['strong', 'weak', 'strong', 'strong', 'weak']);
});

test('of many records at once only some are looked at', () => {
  const records = Array.from({ length: 10_000 }, () => new Proxy<MutationRecord>(Object.create(null), { get: looked }));
  let looks = 0;
  function looked(_: object, name: string): unknown {
    if (name === 'type') looks++;
    return { type: 'attributes', target: document.body, attributeName: 'class' }[name];
  }
  const signals = new ChangeSignals();
  expect(signals.ofMutations(records)).toBe('strong');
  expect(looks).toBeLessThanOrEqual(1000);
  expect(signals.ofMutations(records.slice(0, 100))).toBe('weak');
});

test('an event that the page makes up is no signal', () => {
  expect(ofLoadEvent(new Event('load'))).toBeNull();
});

test.each([
  ['img', 'https://a.example/1', true],
  ['input', 'https://a.example/1', true],
  ['css', 'https://a.example/1', true],
  ['css', 'https://a.example/1.png', true],
  ['css', 'https://a.example/font.woff2?v=1', false],
  ['css', 'https://a.example/more.css', false],
  ['fetch', 'https://a.example/1.webp', true],
  ['fetch', 'https://a.example/api', false],
  ['script', 'https://a.example/a.js', false],
])('what %s has fetched from %s is an image: %s', (initiatorType, name, isImage) => {
  expect(isImageFetch({ initiatorType, name } as PerformanceResourceTiming)).toBe(isImage);
});
