import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LikeableGalleryProps } from '../../../components/gallery/LikeableGalleryProps.ts';
import type { PictureEntry } from '../../../components/gallery/values/pictureForms.ts';
import { readPicture } from '../../../components/gallery/values/readPicture.ts';
import { button, card, focusCard, names } from './cards.ts';
import { pictures } from './pictures.ts';
import { gallery, pngFile, show } from './shownGallery.tsx';

/** Parity with the seed component, one table for each row of the map from it: adding, removing and moving pictures. */

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(cleanup);

describe('interactive', () => {
  const addButton = page.getByRole('button', { name: 'Add pictures' });
  const carrying = (files: readonly File[]): DataTransfer => {
    const data = new DataTransfer();
    for (const file of files) data.items.add(file);
    return data;
  };
  const drag = (type: string, dataTransfer: DataTransfer): DragEvent => {
    const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer });
    card('Picture 0').element().dispatchEvent(event);
    return event;
  };
  const paste = (files: readonly File[]): void => {
    const init = { bubbles: true, cancelable: true, clipboardData: carrying(files) };
    document.body.dispatchEvent(new ClipboardEvent('paste', init));
  };
  const notes = new File(['notes'], 'notes.txt', { type: 'text/plain' });

  test.each<[boolean | null | undefined, boolean]>([
    [undefined, false],
    [null, false],
    [false, false],
    [true, true],
  ])('%s', async (interactive, expected) => {
    show({ value: pictures(2), interactive });
    await expect.element(card('Picture 0')).toBeVisible();
    expect(addButton.query() !== null).toBe(expected);
    const { defaultPrevented } = drag('dragover', carrying([await pngFile('a.png')]));
    expect(defaultPrevented).toBe(expected);
    await focusCard('Picture 1');
    await userEvent.keyboard('{Delete}');
    await expect.poll(names).toEqual(expected ? ['Picture 0'] : ['Picture 0', 'Picture 1']);
  });

  test.each<[string, (files: readonly File[]) => Promise<void>]>([
    [
      'picked',
      async (files) => {
        const input = document.querySelector<HTMLInputElement>('input[type="file"]');
        expect([input?.accept, input?.multiple]).toEqual(['image/*', true]);
        if (!input) return;
        input.files = carrying(files).files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      },
    ],
    [
      'dropped',
      async (files) => {
        drag('dragover', carrying(files));
        await expect.poll(() => getComputedStyle(gallery()).outlineStyle).toBe('dashed');
        expect(drag('drop', carrying(files)).defaultPrevented).toBe(true);
        await expect.poll(() => getComputedStyle(gallery()).outlineStyle).not.toBe('dashed');
      },
    ],
    [
      'pasted',
      async (files) => {
        paste(files);
        await focusCard('Picture 0');
        paste(files);
      },
    ],
  ])('files that are %s are added once, and what is no picture is refused by name', async (_how, add) => {
    const onChange = vi.fn<NonNullable<LikeableGalleryProps['onChange']>>();
    show({ value: pictures(2), interactive: true, onChange });
    await expect.element(card('Picture 0')).toBeVisible();
    await add([await pngFile('one.png'), notes, await pngFile('two.png')]);
    await expect.poll(names).toEqual(['Picture 0', 'Picture 1', 'one.png', 'two.png']);
    await expect.element(page.getByText('“notes.txt” is not a picture and was not added.')).toBeVisible();
    await expect.poll(() => card('one.png').element().querySelector('img')?.naturalWidth).toBe(30);
    await expect.poll(() => onChange.mock.lastCall?.[0].value.length).toBe(4);
    expect(onChange.mock.lastCall?.[0].value[2]).toMatchObject({
      image: expect.stringMatching(/^blob:/),
      caption: 'one.png',
    });
    expect(await readPicture(onChange.mock.lastCall?.[0].value[2]?.image ?? '', 'pixels')).toMatchObject({ width: 30 });
  });

  test('drags of anything else are left alone', async () => {
    show({ value: pictures(1), interactive: true });
    await expect.element(card('Picture 0')).toBeVisible();
    const text = new DataTransfer();
    text.setData('text/plain', 'some words');
    expect(drag('dragover', text).defaultPrevented).toBe(false);
    expect(drag('drop', text).defaultPrevented).toBe(false);
  });

  test('adding, removing and moving are undone and done again', async () => {
    show({ value: pictures(3), interactive: true });
    await focusCard('Picture 1');
    paste([await pngFile('new.png')]);
    const [p0, p1, p2, added] = ['Picture 0', 'Picture 1', 'Picture 2', 'new.png'];
    await expect.poll(names).toEqual([p0, p1, p2, added]);
    await userEvent.keyboard('{Delete}');
    await expect.poll(names).toEqual([p0, p2, added]);
    await focusCard('Picture 2');
    await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await expect.poll(names).toEqual([p2, p0, added]);
    const steps: [string, (string | undefined)[]][] = [
      ['{Control>}z{/Control}', [p0, p2, added]],
      ['{Control>}z{/Control}', [p0, p1, p2, added]],
      ['{Control>}z{/Control}', [p0, p1, p2]],
      ['{Control>}z{/Control}', [p0, p1, p2]],
      ['{Control>}y{/Control}', [p0, p1, p2, added]],
      ['{Control>}y{/Control}', [p0, p2, added]],
      ['{Control>}y{/Control}', [p2, p0, added]],
    ];
    for (const [keys, expected] of steps) {
      await userEvent.keyboard(keys);
      await expect.poll(names).toEqual(expected);
    }
    await expect.poll(() => card('new.png').element().querySelector('img')?.naturalWidth).toBe(30);
  });

  test('changes stay until a value with other entries comes', async () => {
    const onLike = vi.fn();
    const { update } = show({ value: pictures(3), interactive: true, onLike });
    await focusCard('Picture 0');
    await userEvent.keyboard('{Delete}');
    await expect.poll(names).toEqual(['Picture 1', 'Picture 2']);
    update({ value: pictures(3, () => ({ liked: true })), interactive: true, onLike });
    await expect.element(button('Like', 'Picture 1')).toHaveAttribute('aria-pressed', 'true');
    expect(names()).toEqual(['Picture 1', 'Picture 2']);
    await button('Dislike', 'Picture 2').click();
    expect(onLike).toHaveBeenCalledWith(expect.objectContaining({ key: 'key-2', index: 1 }));
    update({ value: pictures(4), interactive: true, onLike });
    await expect.poll(names).toEqual(['Picture 0', 'Picture 1', 'Picture 2', 'Picture 3']);
  });

  test('a parent that passes the changes back, late, loses nothing', async () => {
    const told: PictureEntry[][] = [];
    const onChange: LikeableGalleryProps['onChange'] = ({ value }) => void told.push([...value]);
    const { update } = show({ value: pictures(1), interactive: true, onChange });
    await focusCard('Picture 0');
    paste([await pngFile('one.png')]);
    await expect.poll(() => told.length).toBe(1);
    paste([await pngFile('two.png')]);
    await expect.poll(() => told.length).toBe(2);
    for (const [index, value] of told.entries()) {
      update({ value, interactive: true, onChange });
      await expect.poll(names).toEqual(['Picture 0', 'one.png', 'two.png']);
      expect(told.length, `after echo ${index}`).toBe(2);
    }
    for (const name of ['one.png', 'two.png']) {
      const address = card(name).element().querySelector('img')?.src ?? '';
      expect((await fetch(address)).ok).toBe(true);
    }
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(names).toEqual(['Picture 0', 'one.png']);
  });
});
