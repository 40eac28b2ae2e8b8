import { expect, test } from 'vitest';
import { intervalWords, nextSyncWords, roughTimeWords, syncedWords } from '../../../components/options/syncWords.ts';
import { SYNC_NOW } from '../../support/sync/syncModels.ts';

test('times in words', () => {
  const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
  const ago = (ms: number) => syncedWords(SYNC_NOW - ms, SYNC_NOW);
  expect(
    [0, -hour, minute - 1, minute, 59 * minute, hour, 23 * hour, day, 6 * day, 8 * day].map((ms) => ago(ms)),
  ).toEqual([
    'Synced just now',
    'Synced just now',
    'Synced just now',
    'Synced 1 minute ago',
    'Synced 59 minutes ago',
    'Synced 1 hour ago',
    'Synced 23 hours ago',
    'Synced 1 day ago',
    'Synced 6 days ago',
    'Synced on November 22, 2026',
  ]);
  expect(syncedWords(null, SYNC_NOW)).toBe('Not synced yet');
  expect([-1, 12.5 * minute].map((ms) => nextSyncWords(SYNC_NOW + ms, SYNC_NOW))).toEqual([
    'Next sync in a moment',
    'Next sync in 12 minutes',
  ]);
  expect([5, 60, 360].map((minutes) => intervalWords(minutes))).toEqual(['5 minutes', '1 hour', '6 hours']);
  expect([6 * minute, 3 * hour, 3 * day].map((ms) => roughTimeWords(ms))).toEqual(['6 minutes', '3 hours', '3 days']);
});
