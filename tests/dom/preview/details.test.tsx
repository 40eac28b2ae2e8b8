import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { DetailsSource } from '../../../components/gallery/galleryViews.ts';
import { momentText } from '../../../components/preview/pictureFacts.ts';
import type { Annotation, PictureDetails } from '../../../lib/core/judging/pictureDetails.ts';
import { axeViolations } from '../../support/axeInPage.ts';
import { drawnPicture, pictures } from '../gallery/pictures.ts';
import { dialog, inDialog, showPreview, title } from './showPreview.tsx';

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(cleanup);

const pane = dialog.getByRole('region', { name: 'Details' });
const field = pane.getByRole('textbox', { name: 'Add a tag' });
const note = pane.getByRole('textbox', { name: 'Note' });
const facts = (): Record<string, string> =>
  Object.fromEntries(
    [...pane.element().querySelectorAll('dl > div')].map((fact) => [
      fact.querySelector('dt')?.textContent ?? '',
      fact.querySelector('dd')?.textContent?.trim() ?? '',
    ]),
  );
const tags = (): string[] => [...pane.element().querySelectorAll('.lg-tag bdi')].map((tag) => tag.textContent ?? '');

/** A library in memory; while `refuses` is set, nothing is stored. */
function library(known: Readonly<Record<string, PictureDetails>> = {}) {
  const details = new Map(Object.entries(known));
  const state = { refuses: '' };
  const read = vi.fn<DetailsSource['read']>((key) => Promise.resolve(details.get(key) ?? null));
  const annotate = vi.fn<DetailsSource['annotate']>(
    async (keys, { addTags = [], removeTags = [], note: text }: Annotation) => {
      if (state.refuses) throw new Error(state.refuses);
      for (const key of keys) {
        const before = details.get(key) ?? { tags: [], note: '' };
        const left = before.tags.filter((tag) => !removeTags.includes(tag));
        details.set(key, { ...before, tags: [...left, ...addTags], note: text ?? before.note });
      }
    },
  );
  return { state, details, source: { read, annotate } };
}

describe('the pane', () => {
  test('opens by key and button and stays open from picture to picture', async () => {
    await showPreview();
    expect(pane.query()).toBeNull();
    await userEvent.keyboard('i');
    await expect.element(pane).toBeVisible();
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(title).toBe('Picture 1');
    await expect.element(pane).toBeVisible();
    await expect.element(inDialog('Details')).toHaveAttribute('aria-expanded', 'true');
    await inDialog('Details').click();
    expect(pane.query()).toBeNull();
  });

  test.each([
    [1000, 'beside'],
    [800, 'below'],
  ])('%d px wide stands %s', async (width, where) => {
    await showPreview({ width });
    await userEvent.keyboard('i');
    const film = dialog.getByRole('group', { name: 'Pictures' }).element().getBoundingClientRect();
    const { left, top } = pane.element().getBoundingClientRect();
    expect(where === 'beside' ? left >= film.right : top >= film.bottom).toBe(true);
  });

  test('says what is known', async () => {
    const { source } = library({ k: { tags: [], note: '', judgedAt: new Date(2026, 0, 5, 9, 7).getTime() } });
    const value = [
      {
        image: drawnPicture(1600, 1000),
        key: 'k',
        caption: 'One',
        liked: true,
        source: 'picture',
        bytes: 188_000,
        variants: [{ url: drawnPicture(1600, 1000), mediaType: 'image/avif' }, { url: drawnPicture(80, 50) }],
      },
    ];
    await showPreview({ value, details: source });
    await userEvent.keyboard('i');
    await expect.poll(facts).toEqual({
      Dimensions: '1600 × 1000 1.6 MP',
      Type: 'AVIF 188 kB',
      'Found in': 'picture, 2 variants',
      Liked: 'January 5, 2026, 09:07',
    });
    await userEvent.keyboard('x');
    await expect.poll(facts).toMatchObject({ Disliked: expect.stringMatching(/^today, \d\d:\d\d$/) });
  });

  test('without a library has no tags and no note', async () => {
    await showPreview();
    await userEvent.keyboard('i');
    await expect.element(pane).toBeVisible();
    expect(field.query()).toBeNull();
    expect(note.query()).toBeNull();
  });

  test('tells what others think, in a library that several people share', async () => {
    const long = 'Someone '.repeat(20);
    const people = [
      { by: 'Mia', liked: true },
      { by: '\u202eTom', liked: false },
      { by: long, liked: true },
    ];
    const { source } = library({ 'key-0': { tags: [], note: '', people }, 'key-1': { tags: [], note: '' } });
    await showPreview({ details: source });
    await userEvent.keyboard('i');
    const others = pane.getByRole('heading', { name: 'Others' });
    await expect.element(others).toBeVisible();
    const lines = pane.getByRole('listitem').elements();
    expect(lines.map((line) => line.textContent)).toEqual([
      'Mia likes it',
      '\u2068\u202eTom\u2069 dislikes it',
      expect.stringMatching(/^Someone .{40,60}… likes it$/),
    ]);
    expect(pane.element().scrollWidth).toBe(pane.element().clientWidth);
    expect(await axeViolations()).toEqual([]);
    // Of a picture that nobody else has judged nothing is said.
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(title).toBe('Picture 1');
    await expect.element(field).toBeVisible();
    expect(others.query()).toBeNull();
  });

  test.each([
    ['https://frames.example/week/47', 'Pictures of the week', 'frames.example/week/47'],
    ['javascript:alert(1)', 'Trap', null],
    ['not an address', 'Nowhere', null],
  ])('leads to the page it comes from, when that is one: %s', async (url, name, address) => {
    await showPreview({ value: pictures(1, () => ({ page: { url, title: name } })) });
    await userEvent.keyboard('i');
    await expect.element(pane).toBeVisible();
    const link = pane.getByRole('link');
    if (address === null) {
      expect(link.query()).toBeNull();
      return;
    }
    await expect.element(link).toMatchTextContent(new RegExp(`${name}.*${address}`));
    expect(link.element()).toMatchObject({ href: url, target: '_blank', rel: 'noopener noreferrer' });
  });

  test('that cannot be read says so and is read again', async () => {
    const { source } = library({ 'key-0': { tags: ['found'], note: '' } });
    source.read.mockRejectedValueOnce(new Error('The library is closed.'));
    await showPreview({ details: source });
    await userEvent.keyboard('i');
    await expect.element(pane.getByRole('alert')).toMatchTextContent(/The library is closed\./);
    await pane.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(tags).toEqual(['found']);
  });

  test('shows what belongs to the picture, however late the library answers', async () => {
    const { source } = library({ 'key-1': { tags: ['second'], note: '' } });
    let answer: (details: PictureDetails) => void = () => undefined;
    source.read.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    await showPreview({ details: source });
    await userEvent.keyboard('i{ArrowRight}');
    await expect.poll(tags).toEqual(['second']);
    answer({ tags: ['first'], note: '' });
    await new Promise(requestAnimationFrame);
    expect(tags()).toEqual(['second']);
  });
});

describe('tags', () => {
  test('are added by Enter and by a comma, several when they are pasted, and taken away', async () => {
    const { source, details } = library({ 'key-0': { tags: ['old'], note: '' } });
    await showPreview({ details: source });
    await userEvent.keyboard('i');
    await field.click();
    await userEvent.keyboard('  two  words {Enter}');
    await expect.poll(tags).toEqual(['old', 'two words']);
    await userEvent.keyboard('third,');
    await expect.poll(tags).toEqual(['old', 'two words', 'third']);
    expect(document.activeElement).toBe(field.element());
    await pane.getByRole('button', { name: 'Remove old' }).click();
    await expect.poll(tags).toEqual(['two words', 'third']);
    const pasted = new DataTransfer();
    pasted.setData('text', 'a, b,third');
    field
      .element()
      .dispatchEvent(new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true }));
    await expect.poll(tags).toEqual(['two words', 'third', 'a', 'b']);
    expect(details.get('key-0')?.tags).toEqual(['two words', 'third', 'a', 'b']);
    await expect.element(field).toHaveValue('');
  });

  test('typed there are not commands, and the escape key leaves the field, not the preview', async () => {
    const { source } = library();
    const { ran, onClose } = await showPreview({ details: source });
    await userEvent.keyboard('i');
    await field.click();
    await userEvent.keyboard('px1{ArrowRight}');
    expect(ran).toEqual([]);
    expect(title()).toBe('Picture 0');
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(dialog.element());
    expect(onClose).not.toHaveBeenCalled();
  });

  test('that cannot be stored say so, and what was typed stays', async () => {
    const { source, state } = library();
    await showPreview({ details: source });
    await userEvent.keyboard('i');
    state.refuses = 'The disk is full.';
    await field.click();
    await userEvent.keyboard('mine{Enter}');
    await expect.element(pane.getByRole('alert')).toHaveTextContent('Not saved. The disk is full.');
    await expect.element(field).toHaveValue('mine');
    expect(tags()).toEqual([]);
    state.refuses = '';
    await userEvent.keyboard('{Enter}');
    await expect.poll(tags).toEqual(['mine']);
    expect(pane.getByRole('alert').query()).toBeNull();
  });
});

describe('a tag that is typed while another is stored', () => {
  const whileStoring = async (settle: (stored: PromiseWithResolvers<void>) => void) => {
    const stored = Promise.withResolvers<void>();
    const { source } = library();
    await showPreview({
      details: { ...source, annotate: (...given) => stored.promise.then(() => source.annotate(...given)) },
    });
    await userEvent.keyboard('i');
    await field.click();
    await userEvent.keyboard('first{Enter}second');
    settle(stored);
  };

  test('stays as it is', async () => {
    await whileStoring(({ resolve }) => resolve());
    await expect.poll(tags).toEqual(['first']);
    await expect.element(field).toHaveValue('second');
  });

  test('stands behind the one that could not be stored', async () => {
    await whileStoring(({ reject }) => reject(new Error('The disk is full.')));
    await expect.element(pane.getByRole('alert')).toHaveTextContent('Not saved. The disk is full.');
    await expect.element(field).toHaveValue('first, second');
  });
});

describe('the note', () => {
  test('is stored when it is left, and says so', async () => {
    const { source, details } = library();
    await showPreview({ details: source });
    await userEvent.keyboard('i');
    await note.fill('Keep the frost.');
    await userEvent.tab();
    await expect.element(pane.getByText('Saved')).toBeVisible();
    expect(details.get('key-0')?.note).toBe('Keep the frost.');
  });

  test('is stored after a pause, once', async () => {
    const { source, details } = library();
    await showPreview({ details: source });
    await userEvent.keyboard('i');
    await note.click();
    await userEvent.keyboard('abc');
    await expect.poll(() => details.get('key-0')?.note, { timeout: 5000 }).toBe('abc');
    expect(source.annotate).toHaveBeenCalledOnce();
  });

  test('is stored for its own picture when another one is turned to', async () => {
    const { source, details } = library();
    await showPreview({ details: source });
    await userEvent.keyboard('i');
    await note.fill('First');
    await inDialog('Next picture').click();
    await expect.poll(() => details.get('key-0')?.note).toBe('First');
    await expect.element(note).toHaveValue('');
    expect(details.get('key-1')).toBeUndefined();
  });

  test('that cannot be stored says so, is kept, and tried again', async () => {
    const { source, details, state } = library();
    await showPreview({ details: source });
    await userEvent.keyboard('i');
    state.refuses = 'The disk is full.';
    await note.fill('Mine');
    await inDialog('Next picture').click();
    await expect.element(dialog.getByText('The note of “Picture 0” is not saved')).toBeVisible();
    await inDialog('Previous picture').click();
    await expect.element(note).toHaveValue('Mine');
    await expect.element(pane.getByText('Not saved')).toBeVisible();
    state.refuses = '';
    await pane.getByRole('button', { name: 'Try again' }).click();
    await expect.element(pane.getByText('Saved', { exact: true })).toBeVisible();
    expect(details.get('key-0')?.note).toBe('Mine');
  });
});

test.each([
  [new Date(2026, 4, 10, 14, 32), 'today, 14:32'],
  [new Date(2026, 4, 10, 0, 0), 'today, 00:00'],
  [new Date(2026, 4, 9, 23, 59), 'yesterday, 23:59'],
  [new Date(2025, 11, 31, 8, 5), 'December 31, 2025, 08:05'],
])('%s is written as %s', (at, text) => {
  expect(momentText(at.getTime(), new Date(2026, 4, 10, 15).getTime())).toBe(text);
});
