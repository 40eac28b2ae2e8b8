import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { CodedError } from '../../../../lib/core/codedError.ts';
import type { PageImage } from '../../../../lib/core/pictures/pageImage.ts';
import type { Notice } from '../../../../lib/state/gallery/galleryModel.ts';
import { createJobs } from '../../../../lib/state/jobs.ts';
import {
  createPictureDownloads,
  type PictureFile,
  type ZipPictures,
} from '../../../../lib/state/gallery/pictureDownloads.ts';

function picture(name: string, url = `https://a.example/${name}.jpg`): PageImage {
  return { key: name, variants: [{ url }], caption: name, source: 'img' };
}

/** A browser that refuses to save the captions in `refused`, on a page that may not read those in `unread`. */
function downloads(
  options: {
    unread?: string[];
    refused?: string[];
    zipPictures?: ZipPictures;
    title?: string;
    onSingle?: () => void;
  } = {},
) {
  const notice = signal<Notice | null>(null);
  const jobs = createJobs();
  const zips: { fileName: string; captions: string[] }[] = [];
  const singles: string[] = [];
  const saved: string[] = [];
  const refused = new Set(options.refused);
  const zipPictures: ZipPictures = async (files, { fileName, onProgress }) => {
    const captions: string[] = [];
    for (const [index, { caption }] of files.entries()) {
      if (!options.unread?.includes(caption)) captions.push(caption);
      onProgress(index + 1);
    }
    if (captions.length > 0) zips.push({ fileName, captions });
    return files.filter(({ caption }) => options.unread?.includes(caption));
  };
  const single = (fileName: string): null => {
    if (refused.has(fileName.replace('.jpg', ''))) throw new CodedError('download-failed', 'There is no space.');
    singles.push(fileName);
    options.onSingle?.();
    return null;
  };
  const { save } = createPictureDownloads({
    client: { request: async (_, request) => single((request as { fileName: string }).fileName) as never },
    title: options.title ?? 'Lakes',
    zipPictures: options.zipPictures ?? zipPictures,
    saveFromPage(url, fileName) {
      saved.push(url);
      single(fileName);
    },
    begin: jobs.begin,
    say: (said) => (notice.value = said),
    report: vi.fn(),
  });
  const cancel = (): void => {
    for (const job of jobs.running.value) job.cancel();
  };
  return { save, cancel, notice, jobs, zips, singles, saved, refused };
}

test('one picture is saved as its largest variant, under a readable name', async () => {
  const { save, notice, singles } = downloads();
  await save([picture('A ridge')]);
  expect(singles).toEqual(['A ridge.jpg']);
  expect(notice.value).toEqual({ tone: 'info', message: 'Saved as A ridge.jpg' });
});

test('what only the page can read is saved from the page', async () => {
  const { save, saved } = downloads();
  await save([picture('a', 'blob:https://a.example/1')]);
  expect(saved).toEqual(['blob:https://a.example/1']);
});

test('one that fails says so and can be tried again', async () => {
  const { save, notice, refused } = downloads({ refused: ['a'] });
  await save([picture('a')]);
  expect(notice.value).toMatchObject({ tone: 'problem', message: 'There is no space.' });
  refused.clear();
  notice.value?.action?.run();
  await vi.waitFor(() => expect(notice.value).toMatchObject({ tone: 'info' }));
});

test('several pictures become one ZIP, named after the page', async () => {
  const { save, notice, zips, singles, jobs } = downloads({ title: 'Lakes: a list' });
  await save([picture('a'), picture('b')]);
  expect(zips).toEqual([{ fileName: 'Lakes a list.zip', captions: ['a', 'b'] }]);
  expect(singles).toEqual([]);
  expect(notice.value).toEqual({ tone: 'info', message: 'Saved 2 pictures in Lakes a list.zip.' });
  expect(jobs.running.value).toEqual([]);
});

test.each([
  { unread: ['c'], message: 'Saved 2 pictures in Lakes.zip. 1 was saved singly: its site does not let it be read.' },
  {
    unread: ['b', 'c'],
    message: 'Saved 1 picture in Lakes.zip. 2 were saved singly: their site does not let them be read.',
  },
  { unread: ['a', 'b', 'c'], message: 'Saved 3 pictures singly: the site does not let them be read.' },
])('what the page may not read is saved singly: $unread', async ({ unread, message }) => {
  const { save, notice, singles } = downloads({ unread });
  await save([picture('a'), picture('b'), picture('c')]);
  expect(singles).toEqual(unread.map((name) => `${name}.jpg`));
  expect(notice.value).toEqual({ tone: 'info', message });
});

test('what fails is said, and only that is tried again', async () => {
  const { save, notice, singles, zips, refused } = downloads({ unread: ['b', 'c', 'd'], refused: ['c', 'd'] });
  await save([picture('a'), picture('b'), picture('c'), picture('d')]);
  expect(notice.value).toMatchObject({
    tone: 'problem',
    message:
      'Saved 1 picture in Lakes.zip. 1 was saved singly: its site does not let it be read. ' +
      '2 pictures could not be saved. There is no space.',
    action: { label: 'Try again' },
  });
  refused.clear();
  singles.length = 0;
  notice.value?.action?.run();
  await vi.waitFor(() => expect(notice.value?.tone).toBe('info'));
  expect(singles).toEqual(['c.jpg', 'd.jpg']);
  expect(zips).toHaveLength(1);
});

test('nothing saved at all is said as that', async () => {
  const { save, notice } = downloads({ unread: ['a', 'b'], refused: ['a', 'b'] });
  await save([picture('a'), picture('b')]);
  expect(notice.value?.message).toBe('No picture was saved. 2 pictures could not be saved. There is no space.');
});

test('it is told how far a ZIP is, and cancelled it saves nothing', async () => {
  const present = downloads({
    unread: ['a'],
    zipPictures: (files, { signal: cancelled, onProgress }) =>
      new Promise((_, reject) => {
        expect(files.map(({ caption }: PictureFile) => caption)).toEqual(['a', 'b', 'c']);
        onProgress(1);
        cancelled.addEventListener('abort', () => reject(cancelled.reason as Error));
      }),
  });
  const saving = present.save([picture('a'), picture('b'), picture('c')]);
  await vi.waitFor(() => expect(present.jobs.running.value[0]?.done).toBe(1));
  expect(present.jobs.running.value).toMatchObject([{ label: 'Downloading', done: 1, total: 3 }]);
  present.jobs.running.value[0]?.cancel();
  await saving;
  expect(present.singles).toEqual([]);
  expect(present.jobs.running.value).toEqual([]);
  expect(present.notice.value).toEqual({ tone: 'info', message: 'Stopped. No picture was saved.' });
});

test('cancelled among the single ones it says what was saved until then', async () => {
  const present = downloads({ unread: ['b', 'c'], onSingle: () => present.cancel() });
  await present.save([picture('a'), picture('b'), picture('c')]);
  expect(present.singles).toEqual(['b.jpg']);
  expect(present.notice.value?.message).toBe(
    'Stopped. Saved 1 picture in Lakes.zip. 1 was saved singly: its site does not let it be read.',
  );
});

test('a ZIP that cannot be made says so and can be tried again', async () => {
  let tries = 0;
  const zipPictures: ZipPictures = async () => {
    if (tries++ === 0) throw new RangeError('too much');
    return [];
  };
  const { save, notice } = downloads({ zipPictures });
  await save([picture('a'), picture('b')]);
  expect(notice.value).toMatchObject({
    tone: 'problem',
    message: expect.stringMatching(/^The ZIP could not be made, and nothing was saved\..*too much/) as string,
  });
  notice.value?.action?.run();
  await vi.waitFor(() => expect(notice.value?.message).toBe('Saved 2 pictures in Lakes.zip.'));
});
