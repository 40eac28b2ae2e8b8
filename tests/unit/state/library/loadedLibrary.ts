import { expect, vi } from 'vitest';
import type { Like } from '../../../../lib/core/judging/like.ts';
import type { LikeChange } from '../../../../lib/core/judging/likeChange.ts';
import { createLibraryModel, type LiveLibraryModel } from '../../../../lib/state/library/createLibraryModel.ts';
import { fakeLibrary, type FakeLibrary } from '../../../support/fakeLibrary.ts';
import { aLike } from '../../../support/likes.ts';

export const now = new Date(2026, 10, 22, 12).getTime();
export const HOUR = 3_600_000;

export const key = (index: number): string => index.toString(16).padStart(64, '0');
/** Newest first: picture 0 came last. */
export const many = (count: number, fields: (index: number) => Partial<Like> = () => ({})): Like[] =>
  Array.from({ length: count }, (_, index) =>
    aLike({
      key: key(index),
      caption: `Picture ${index}`,
      liked: index % 2 === 0,
      createdAt: now - index * HOUR,
      updatedAt: now - index * HOUR,
      ...fields(index),
    }),
  );

interface LoadedLibrary {
  readonly model: LiveLibraryModel;
  readonly fake: FakeLibrary;
  /** Fragments that were written: replacing ones begin with `=`. */
  readonly addresses: string[];
  readonly waits: number[];
  readonly report: (error: unknown) => void;
}

/** A library in memory, as it is after its first page has come. */
export async function loadLibrary(likes: readonly Like[], fragment = 'library'): Promise<LoadedLibrary> {
  const fake = fakeLibrary(likes);
  const addresses: string[] = [];
  const waits: number[] = [];
  const report = vi.fn<(error: unknown) => void>();
  let operations = 0;
  const model = createLibraryModel({
    client: fake.client,
    source: fake.source,
    images: fake.images,
    work: fake.work,
    writeAddress: (written, replace) => void addresses.push(`${replace ? '=' : ''}${written}`),
    now: () => now,
    newOperationId: () => `operation-${operations++}`,
    wait: async (ms) => void waits.push(ms),
    report,
  });
  model.view.follow(fragment);
  await model.load();
  return { model, fake, addresses, waits, report };
}

export const keysOf = (model: LiveLibraryModel): number[] =>
  model.shown.value.map((image) => Number.parseInt(image.key ?? '', 16));
export const settled = (model: LiveLibraryModel) => vi.waitFor(() => expect(model.asking.value).toBe(false));
export const changesOf = (fake: FakeLibrary): LikeChange[][] =>
  fake.requests.flatMap(([name, request]) =>
    name === 'library.change' ? [(request as { changes: LikeChange[] }).changes] : [],
  );
