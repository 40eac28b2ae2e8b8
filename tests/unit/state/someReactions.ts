import { expect, vi } from 'vitest';
import type { Reaction } from '../../../lib/core/judging/reaction.ts';
import { createReactions, type Judging } from '../../../lib/state/reactions.ts';

export type Store = (judgings: readonly Judging[]) => Promise<unknown>;

export function someReactions(store: Store) {
  let operations = 0;
  const report = vi.fn();
  const reactions = createReactions({
    store,
    newOperationId: () => `operation-${++operations}`,
    wait: async () => {},
    report,
  });
  return { reactions, report };
}

/** A library whose every message waits to be let through. */
export function aSlowLibrary() {
  const messages: { readonly judgings: readonly Judging[]; settle: (error?: Error) => void }[] = [];
  const store: Store = (judgings) =>
    new Promise((resolve, reject) => {
      messages.push({ judgings, settle: (error) => (error === undefined ? resolve(null) : reject(error)) });
    });
  return {
    store,
    messages,
    keys: () => messages.map(({ judgings }) => judgings.map(({ key }) => key)),
    /** Lets the latest message through, or fail, once it is there. */
    async answer(count: number, error?: Error) {
      await vi.waitFor(() => expect(messages).toHaveLength(count));
      messages.at(-1)?.settle(error);
    },
  };
}

export const names = (count: number) => Array.from({ length: count }, (_, index) => `picture-${index}`);
export const liking = (keys: readonly string[], liked: Reaction = true) => keys.map((key) => [key, liked] as const);
