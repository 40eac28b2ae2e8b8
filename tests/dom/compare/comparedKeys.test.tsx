import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { comparedKeys } from '../../../components/compare/comparedKeys.ts';
import { ComparePicked } from '../../../components/compare/ComparePicked.tsx';
import { galleryItems } from '../../../lib/core/pictures/galleryItem.ts';
import { keyBindings } from '../../../lib/core/settings/keyBindings.ts';
import { pictures } from '../gallery/pictures.ts';
import { keysOf, pane, paneNames } from './showCompare.tsx';

afterEach(cleanup);

const items = (count: number) => galleryItems(pictures(count));

describe('who is compared', () => {
  test.each<[string, number, readonly number[], readonly number[], readonly number[]]>([
    ['one, with the next', 6, [1], [1, 2], [3, 4, 5]],
    ['the last one, with the one before it', 3, [2], [2, 1], []],
    ['two that are apart', 6, [0, 3], [0, 3], [4, 5]],
    ['four', 6, [0, 1, 2, 3], [0, 1, 2, 3], [4, 5]],
    ['more than fit', 6, [0, 1, 2, 3, 4, 5], [0, 1, 2, 3], [4, 5]],
  ])('%s', (_, count, picked, keys, queue) => {
    expect(comparedKeys(items(count), keysOf(...picked))).toEqual({ keys: keysOf(...keys), queue: keysOf(...queue) });
  });

  test('nobody with a lone picture', () => {
    expect(comparedKeys(items(1), keysOf(0))).toBeNull();
  });
});

function show(count: number, picked: readonly number[]) {
  const onClose = vi.fn();
  const onNotice = vi.fn();
  render(
    <div class="lg" style={{ position: 'relative', blockSize: '500px' }}>
      <ComparePicked
        items={items(count)}
        picked={keysOf(...picked)}
        found={new Map()}
        notSaved={undefined}
        canLike
        canDislike
        bindings={keyBindings()}
        onJudge={() => undefined}
        run={() => false}
        onNotice={onNotice}
        onClose={onClose}
      />
    </div>,
  );
  return { onClose, onNotice };
}

test('a lone picture has nothing to be compared with, and that is said', () => {
  const { onClose, onNotice } = show(1, [0]);
  expect(onNotice).toHaveBeenCalledWith(expect.objectContaining({ message: 'There is nothing to compare it with.' }));
  expect(onClose).toHaveBeenCalledWith('key-0');
});

test('two stand beside each other', async () => {
  const { onNotice } = show(3, [1]);
  await expect.element(pane('2: Picture 2')).toBeVisible();
  expect(paneNames()).toEqual(['1: Picture 1', '2: Picture 2']);
  expect(onNotice).not.toHaveBeenCalled();
});
