import { cleanup, render } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TagDialogProps } from '../../../components/gallery/galleryViews.ts';
import { TagDialog } from '../../../components/gallery/selecting/TagDialog.tsx';
import '../../../components/overlay/extras.css';
import '../../../components/overlay/overlay.css';

afterEach(cleanup);

const dialog = page.getByRole('dialog', { name: 'Tag 3 pictures' });
const field = dialog.getByRole('textbox', { name: 'Tags, with commas between them' });
const button = (name: string) => dialog.getByRole('button', { name });

async function show() {
  const onTag = vi.fn<TagDialogProps['onTag']>(() => Promise.resolve());
  const onClose = vi.fn<() => void>();
  render(
    <div class="lg" style={{ position: 'relative', blockSize: '300px' }}>
      <TagDialog count={3} onTag={onTag} onClose={onClose} />
    </div>,
  );
  await expect.element(dialog).toBeVisible();
  return { onTag, onClose };
}

describe('tagging several pictures', () => {
  test('the field has the focus; Enter stores what stands between the commas, and closes', async () => {
    const { onTag, onClose } = await show();
    expect(document.activeElement).toBe(field.element());
    await userEvent.keyboard(' red , two  words,,red {Enter}');
    expect(onTag).toHaveBeenCalledExactlyOnceWith(['red', 'two words']);
    await expect.poll(() => onClose.mock.calls.length).toBe(1);
  });

  test('nothing typed is no tag', async () => {
    const { onTag, onClose } = await show();
    await userEvent.keyboard(' , ');
    await button('Add').click();
    await expect.element(dialog.getByRole('alert')).toHaveTextContent('Type at least one tag.');
    expect(document.activeElement).toBe(field.element());
    expect(onTag).not.toHaveBeenCalled();
    expect(onClose).not.toHaveBeenCalled();
  });

  test('what cannot be stored says so in place, and stays', async () => {
    const { onTag, onClose } = await show();
    onTag.mockRejectedValueOnce(new Error('The disk is full.'));
    await userEvent.keyboard('red');
    await button('Add').click();
    await expect.element(dialog.getByRole('alert')).toHaveTextContent('The disk is full.');
    await expect.element(field).toHaveValue('red');
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    expect(onClose).not.toHaveBeenCalled();
    await button('Add').click();
    await expect.poll(() => onClose.mock.calls.length).toBe(1);
    expect(onTag).toHaveBeenCalledTimes(2);
  });

  test('while it is being stored it is not stored again', async () => {
    const { onTag } = await show();
    onTag.mockReturnValue(new Promise(() => undefined));
    await userEvent.keyboard('red{Enter}{Enter}');
    expect(onTag).toHaveBeenCalledOnce();
    await expect.element(button('Add')).toHaveAttribute('aria-busy', 'true');
  });

  test.each<[string, () => Promise<void>]>([
    ['the escape key', () => userEvent.keyboard('{Escape}')],
    ['Cancel', () => button('Cancel').click()],
  ])('%s closes and stores nothing', async (_name, leave) => {
    const { onTag, onClose } = await show();
    await userEvent.keyboard('red');
    await leave();
    expect(onClose).toHaveBeenCalledOnce();
    expect(onTag).not.toHaveBeenCalled();
  });

  test('the tab key stays inside, and keys go no further', async () => {
    await show();
    const heard = vi.fn();
    document.addEventListener('keydown', heard);
    for (let presses = 0; presses < 5; presses++) {
      await userEvent.tab();
      expect(dialog.element().contains(document.activeElement)).toBe(true);
    }
    document.removeEventListener('keydown', heard);
    expect(heard).not.toHaveBeenCalled();
  });

  test.each(['light', 'dark'])('axe finds nothing (%s)', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    await show();
    await button('Add').click();
    for (const animation of dialog.element().getAnimations({ subtree: true })) animation.finish();
    const { violations } = await axe.run(document.querySelector('.lg') ?? document);
    delete document.documentElement.dataset['theme'];
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
