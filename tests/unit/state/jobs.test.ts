import { expect, test, vi } from 'vitest';
import { createJobs } from '../../../lib/state/jobs.ts';

test('jobs are told from the oldest on, for as long as they take', () => {
  const jobs = createJobs();
  const cancel = vi.fn();
  const first = jobs.begin('Saving', 10, cancel);
  const second = jobs.begin('Downloading', 3, vi.fn());
  first.advance(4);
  second.advance(1, 5);
  expect(jobs.running.value).toMatchObject([
    { label: 'Saving', done: 4, total: 10 },
    { label: 'Downloading', done: 1, total: 5 },
  ]);
  jobs.running.value[0]?.cancel();
  expect(cancel).toHaveBeenCalledOnce();
  first.end();
  second.advance(2);
  expect(jobs.running.value).toMatchObject([{ label: 'Downloading', done: 2, total: 5 }]);
  second.end();
  first.advance(5);
  expect(jobs.running.value).toEqual([]);
});
