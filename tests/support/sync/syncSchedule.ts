import { expect } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import type { LikeChange } from '../../../lib/core/judging/likeChange.ts';
import { mergeLikes } from '../../../lib/core/judging/mergeLikes.ts';
import type { Random } from '../seededRandom.ts';
import type { SyncDevice } from './syncDevices.ts';

/** What may go wrong at a request: mostly nothing, often once, sometimes for a while. */
export interface Faults {
  /** Whether this request fails, before it has taken effect or after. */
  readonly next: () => 'none' | 'before' | 'after';
  readonly stop: () => void;
}

export function createFaults(random: Random): Faults {
  let share = random.oneOf([0, 0.05, 0.2, 0.4]);
  return {
    next: () => (random.chance(share) ? random.oneOf(['before', 'after']) : 'none'),
    stop() {
      share = 0;
    },
  };
}

const DAY = 24 * 60 * 60 * 1000;
const STEPS = 24;
const PICTURES = 5;
const picture = (index: number): string => `https://images.example/${index}.jpg`;

export interface Schedule {
  /** Machines are opened with clocks of their own. */
  readonly open: (name: string, now: () => number) => Promise<SyncDevice>;
  readonly faults: Faults;
  readonly random: Random;
}

/**
 * Two or three machines judge, change and merge the same few pictures, sync, fail and die in random order. Then all of them
 * sync in peace: they hold the same, and whatever was acknowledged anywhere is part of it.
 */
export async function runSchedule({ open, faults, random }: Schedule): Promise<void> {
  let time = 1_790_000_000_000;
  const devices: SyncDevice[] = [];
  for (const name of ['a', 'b', 'c'].slice(0, 2 + random.below(2))) {
    const offset = random.chance(0.3) ? random.below(6 * DAY) - 3 * DAY : 0;
    devices.push(await open(name, () => (time += 1 + random.below(50_000)) + offset));
  }
  const acknowledged: Like[] = [];
  for (let step = 0; step < STEPS; step++) {
    const device = devices[random.below(devices.length)];
    if (device) acknowledged.push(...(await act(device)));
  }
  faults.stop();
  for (let round = 0; round < 4; round++) for (const device of devices) await device.sync();
  const [first = [], ...others] = await Promise.all(devices.map((device) => device.likes()));
  for (const likes of others) expect(likes).toEqual(first);
  for (const like of acknowledged) expect(holds(first, like), JSON.stringify(like)).toBe(true);

  async function act(device: SyncDevice): Promise<Like[]> {
    const kind = random.below(100);
    if (kind < 30) {
      const aliases = [
        picture(random.below(PICTURES)),
        ...(random.chance(0.1) ? [picture(random.below(PICTURES))] : []),
      ];
      return acknowledge(await device.judge([...new Set(aliases)], random.oneOf([true, false, null])));
    }
    if (kind < 50) {
      const likes = await device.likes();
      const like = likes[random.below(likes.length)];
      if (!like) return [];
      const change = random.oneOf<Omit<LikeChange, 'key'>>([
        { caption: `caption ${random.below(1000)}` },
        { note: `note ${random.below(1000)}` },
        { addTags: ['cold'] },
        { removeTags: ['cold'], addTags: ['warm'] },
        { deleted: like.deletedAt === undefined },
      ]);
      return acknowledge(await device.change(like.key, change));
    }
    if (kind < 55) {
      const living = (await device.likes()).filter(({ deletedAt }) => deletedAt === undefined);
      if (living.length < 2) return [];
      await device.merge(living.slice(0, 2).map(({ key }) => key));
      return [];
    }
    if (kind < 62) await device.restart();
    else await syncOrFail(device);
    return [];
  }

  function acknowledge(like: Like | undefined): Like[] {
    return like === undefined ? [] : [like];
  }

  async function syncOrFail(device: SyncDevice): Promise<void> {
    try {
      await device.sync();
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
    }
  }
}

/** Whether what was acknowledged of a picture is part of what is held of it: merging it once more changes no field. */
function holds(likes: readonly Like[], acknowledged: Like): boolean {
  const held = likes.find((like) => like.aliases.some((alias) => acknowledged.aliases.includes(alias)));
  if (held === undefined) return false;
  const facts = ({ liked, caption, meta, note, tags, deletedAt, stamps, aliases }: Like) =>
    JSON.stringify({ liked, caption, meta, note, tags, deletedAt, stamps, aliases });
  return facts(mergeLikes(held, held)) === facts(mergeLikes(held, acknowledged));
}

/** How many schedules a run goes through; `SYNC_SCHEDULES` has it go through more, `SYNC_SEED` begin elsewhere. */
export function schedules(count: number): readonly number[] {
  const first = Number(process.env['SYNC_SEED'] ?? 1);
  return Array.from({ length: Number(process.env['SYNC_SCHEDULES'] ?? count) }, (_, index) => first + index);
}
