import { afterEach, describe, expect, test } from 'vitest';
import css from '../../../components/overlay/overlay.css?inline';

afterEach(() => {
  document.body.replaceChildren();
  document.head.querySelectorAll('[data-hostile]').forEach((style) => style.remove());
});

describe('the overlay’s style sheet', () => {
  test.each([
    ['rem, which follow the page’s root font', /\d\s*rem\b/],
    ['fonts to be fetched', /@font-face/],
    ['registered properties, which a shadow tree cannot register', /@property/],
    ['imports left open', /@import/],
    ['addresses', /url\(/],
    ['custom properties of others', /--(?!lg-)[a-z]/],
  ])('has no %s', (_what, pattern) => {
    expect(pattern.exec(css)?.[0]).toBeUndefined();
  });

  test('looks the same whatever the page does to its host', async () => {
    const clean = measure();
    document.body.replaceChildren();
    const style = document.createElement('style');
    style.dataset['hostile'] = '';
    style.textContent = `
      html { font-size: 62.5%; letter-spacing: 4px; text-transform: uppercase; direction: rtl; cursor: none; }
      * { color: lime !important; visibility: hidden !important; font: 40px serif !important; }
      likeable-gallery { display: none !important; opacity: 0.1 !important; transform: rotate(9deg) !important; zoom: 3 !important;
        --lg-accent: lime !important; --lg-surface: lime; --lg-font: serif !important; color-scheme: dark !important; }`;
    document.head.append(style);
    const host = document.createElement('likeable-gallery');
    host.style.cssText = 'display: none !important; filter: invert(1) !important; position: static !important';
    expect(measure(host)).toEqual(clean);
    document.documentElement.removeAttribute('style');
  });
});

/** What a person sees of a small panel: type, colours, size. */
function measure(host: HTMLElement = document.createElement('likeable-gallery')) {
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = `<style>${css}</style><dialog class="lg-dialog"><div class="lg lg-panel">
    <button class="lg-button lg-button-primary">Button</button><p class="lg-muted">Text</p></div></dialog>`;
  const dialog = root.querySelector('dialog');
  dialog?.showModal();
  dialog?.getAnimations().forEach((animation) => animation.finish());
  const { display, position, opacity, filter, transform } = getComputedStyle(host);
  return {
    host: { display, position, opacity, filter, transform },
    parts: [...root.querySelectorAll<HTMLElement>('.lg-panel, .lg-button, .lg-muted')].map((element) => {
      const style = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      const { color, backgroundColor, fontSize, fontFamily, lineHeight, letterSpacing, textTransform } = style;
      const { direction, visibility, cursor } = style;
      const type = { fontSize, fontFamily, lineHeight, letterSpacing, textTransform, direction };
      return { color, backgroundColor, ...type, visibility, cursor, width, height };
    }),
  };
}
