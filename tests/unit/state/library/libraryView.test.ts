import { describe, expect, test, vi } from 'vitest';
import { HOUR, key, keysOf, loadLibrary, many, now, settled } from './loadedLibrary.ts';

describe('the filter', () => {
  const likes = many(8, (index) => ({
    tags: index < 2 ? ['red'] : [],
    note: index === 5 ? 'print this' : '',
    page: { url: `https://${index < 4 ? 'a' : 'b'}.example/${index}`, title: 'Page' },
    ...(index === 6 ? { width: 100, height: 100 } : {}),
    mediaType: index === 7 ? 'image/gif' : 'image/jpeg',
    createdAt: now - index * 24 * HOUR,
  }));
  test.each([
    [{ reactions: ['liked'] }, [0, 2, 4, 6], 'library?reaction=liked'],
    [{ sites: ['b.example'] }, [4, 5, 6, 7], 'library?site=b.example'],
    [{ tags: ['red'] }, [0, 1], 'library?tag=red'],
    [{ sizes: ['small'] }, [6], 'library?size=small'],
    [{ kinds: ['animation'] }, [7], 'library?kind=animation'],
    [{ page: 'https://a.example/3' }, [3], 'library?page=https://a.example/3'],
    [{ text: ' print ' }, [5], 'library?q=+print+'],
  ] as const)('%j', async (changes, expected, address) => {
    const { model, addresses } = await loadLibrary(likes);
    model.view.setFilter(changes);
    await settled(model);
    expect(keysOf(model)).toEqual(expected);
    expect(model.view.isFiltered.value).toBe(true);
    await vi.waitFor(() => expect(model.count.value).toBe(expected.length));
    expect(addresses).toEqual([address]);
    model.view.reset();
    await settled(model);
    expect(keysOf(model)).toHaveLength(8);
    expect(model.count.value).toBeNull();
  });

  test.each([
    ['today', [0]],
    ['week', [0, 1, 2, 3, 4, 5, 6]],
    [{ from: '2026-11-18', until: '2026-11-19' }, [3, 4]],
  ] as const)('dates %j', async (dates, expected) => {
    const { model } = await loadLibrary(likes);
    model.view.setDates(dates);
    await settled(model);
    expect(keysOf(model)).toEqual(expected);
  });

  test('words being typed are waited for, and are one step to go back', async () => {
    const { model, fake, addresses, waits } = await loadLibrary(likes);
    for (const text of ['p', 'pr', 'pri']) model.view.setFilter({ text });
    await settled(model);
    expect(waits.filter((ms) => ms === 150)).toHaveLength(3);
    expect(fake.listed.map(({ filter }) => filter.text)).toEqual(['', 'pri']);
    expect(addresses).toEqual(['library?q=p', '=library?q=pr', '=library?q=pri']);
  });

  test('how many pass is counted when the list does not know, and not for a question of the past', async () => {
    const { model, fake } = await loadLibrary(many(600));
    const signals: AbortSignal[] = [];
    const { count } = fake.source;
    fake.source.count = async (filter, options) => {
      if (options?.signal) signals.push(options.signal);
      return count(filter, options);
    };
    model.view.setFilter({ reactions: ['liked'] });
    await vi.waitFor(() => expect(model.count.value).toBe(300));
    model.view.setFilter({ reactions: ['disliked'] });
    expect(signals[0]?.aborted).toBe(true);
    await vi.waitFor(() => expect(signals).toHaveLength(2));
  });

  test('the order can be chosen', async () => {
    const { model, addresses } = await loadLibrary(likes);
    model.view.setSort('oldest');
    await settled(model);
    expect(keysOf(model)).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
    expect(addresses).toEqual(['library?sort=oldest']);
  });
});

describe('the address', () => {
  test('brings filter, order and layout with it', async () => {
    const { model, addresses } = await loadLibrary(many(4), 'library?reaction=disliked&sort=oldest&layout=grid');
    expect(keysOf(model)).toEqual([3, 1]);
    expect(model.view.address.value.layout).toBe('grid');
    // What was read is not written again.
    expect(addresses).toEqual([]);
  });

  test('going back asks for what was there', async () => {
    const { model } = await loadLibrary(many(4));
    model.view.setFilter({ reactions: ['liked'] });
    await settled(model);
    model.view.follow('library');
    await settled(model);
    expect(keysOf(model)).toHaveLength(4);
  });

  test('a picture it names is in the list, wherever it would stand, and once', async () => {
    const far = await loadLibrary(many(300), `library?picture=${key(250)}`);
    expect(keysOf(far.model).slice(0, 3)).toEqual([250, 0, 1]);
    const near = await loadLibrary(many(3), `library?picture=${key(2)}`);
    expect(new Set(keysOf(near.model))).toEqual(new Set([0, 1, 2]));
    expect(near.model.shown.value).toHaveLength(3);
  });
});
