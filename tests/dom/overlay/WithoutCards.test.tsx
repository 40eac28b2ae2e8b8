import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { filterWords } from '../../../components/overlay/header/filterWords.ts';
import '../../../components/overlay/overlay.css';
import { WithoutCards } from '../../../components/overlay/WithoutCards.tsx';
import { NO_FILTER, type PictureFilter } from '../../../lib/core/pictures/pictureFilter.ts';
import { pictures } from '../gallery/pictures.ts';
import { fakeGalleryModel } from './fakeGalleryModel.ts';

afterEach(cleanup);

test.each<[Partial<PictureFilter>, string]>([
  [{}, 'pictures'],
  [{ reaction: 'disliked', minWidth: 1000 }, 'disliked pictures at least 1,000 px wide'],
  [{ minWidth: 640, minHeight: 480 }, 'pictures at least 640 px wide and 480 px high'],
  [{ kinds: ['photograph'], shape: 'tall' }, 'tall photographs'],
  [{ reaction: 'liked', kinds: ['drawing', 'icon'] }, 'liked drawings or icons'],
  [{ kinds: ['drawing', 'icon', 'animation'] }, 'drawings, icons or animations'],
  [{ reaction: 'unrated', text: ' red cup ' }, 'unrated pictures with “red cup”'],
])('what a filter lets through: %j', (changes, words) => {
  expect(filterWords({ ...NO_FILTER, ...changes })).toBe(words);
});

describe('when the filter hides everything', () => {
  test('says what it asks for, and shows all or changes it', async () => {
    const { model, filter } = fakeGalleryModel({
      images: pictures(1480),
      filter: { reaction: 'disliked', minWidth: 1000 },
    });
    const onChangeFilter = vi.fn();
    render(
      <main class="lg">
        <WithoutCards model={model} status={{ kind: 'ready' }} onChangeFilter={onChangeFilter} />
      </main>,
    );
    await expect.element(page.getByText('No disliked pictures at least 1,000 px wide')).toBeVisible();
    await expect.element(page.getByText('The filter hides all 1,480.')).toBeVisible();
    await page.getByRole('button', { name: 'Change filter' }).click();
    expect(onChangeFilter).toHaveBeenCalledOnce();
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(filter.value).toEqual(NO_FILTER);
  });
});
