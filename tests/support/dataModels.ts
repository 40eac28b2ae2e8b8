import { signal } from '@preact/signals';
import { readExtensionSettings, type SettingsChanges } from '../../lib/core/settings/extensionSettings.ts';
import type { LastExport } from '../../lib/core/exports/lastExport.ts';
import type { LibraryNumbers } from '../../lib/core/library/libraryNumbers.ts';
import type { SpaceUsed } from '../../lib/core/library/spaceUsed.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { createDataModel } from '../../lib/state/options/createDataModel.ts';

interface DataEdge {
  readonly totals?: LibraryNumbers | null;
  readonly space?: SpaceUsed | Error;
  readonly patterns?: readonly string[];
  readonly allowedInPrivate?: boolean;
  readonly last?: LastExport | null;
  readonly since?: number;
  /** What the background answers to a message of this name. */
  readonly answer?: (name: string) => Promise<unknown>;
}

const SPACE: SpaceUsed = {
  likes: { count: 12_408, bytes: 21_300_000 },
  thumbnails: { count: 9_112, bytes: 84_000_000 },
  originals: { count: 32, bytes: 41_250_000 },
};

/** The real model over an edge that does what the test says. */
export function aDataModel(edge: DataEdge = {}) {
  const asked: (readonly [name: string, request: unknown])[] = [];
  const changed: SettingsChanges[] = [];
  const reported: unknown[] = [];
  const read: string[] = [];
  const held = { patterns: edge.patterns ?? ['*://frames.example/*', '*://www.frames.example/*', 'http://*/*'] };
  const settings = {
    all: signal(readExtensionSettings({ sites: { 'frames.example': { marks: true } } })),
    problem: signal(null),
    load: async () => {},
    change: (changes: SettingsChanges) => void changed.push(changes),
  };
  const client = {
    async request(name: string, request: unknown) {
      asked.push([name, request]);
      return (await edge.answer?.(name)) ?? null;
    },
  } as unknown as Client;
  const model = createDataModel({
    client,
    settings,
    totals: signal(edge.totals === undefined ? { liked: 8214, disliked: 3902, cleared: 292 } : edge.totals),
    readSpace: async () => {
      read.push('space');
      if (edge.space instanceof Error) throw edge.space;
      return edge.space ?? SPACE;
    },
    readDisk: async () => ({ used: 151_000_000, most: 12_000_000_000 }),
    permissions: ['activeTab', 'scripting', 'storage', 'unlimitedStorage', 'contextMenus', 'alarms', 'downloads'],
    readPatterns: async () => held.patterns,
    async givePatternsBack(patterns) {
      held.patterns = held.patterns.filter((pattern) => !patterns.includes(pattern));
    },
    readAllowedInPrivate: async () => edge.allowedInPrivate ?? true,
    readLastExport: async () => (edge.last === undefined ? { at: 1_795_000_000_000, pictures: 12_001 } : edge.last),
    readLibraryAnew: async () => void read.push('anew'),
    countSince: async () => edge.since ?? 407,
    report: (error) => reported.push(error),
  });
  return { model, settings, asked, changed, reported, read };
}
