import { expect, test } from 'vitest';
import { backgroundChecks } from '../../../lib/protocol/backgroundChecks.ts';
import type { BackgroundMessages } from '../../../lib/protocol/messages.ts';
import { createServer, type Route, type Routes } from '../../../lib/protocol/server.ts';
import { fuzzRandom, fuzzSeed, mutateValue } from '../../support/fuzzing.ts';
import { hostileTexts } from '../../support/hostileTexts.ts';
import { content, extension, validRequests } from '../../support/messageTable.ts';

const INPUTS = 200_000;
const EXPECTED = new Set(['invalid-message', 'message-too-large', 'sender-not-allowed', 'unknown-message']);

const names = Object.keys(validRequests) as (keyof BackgroundMessages)[];
const others: readonly unknown[] = [
  ...hostileTexts,
  null,
  true,
  -1,
  0.5,
  1e308,
  Number.NaN,
  2 ** 53,
  [],
  {},
  [[]],
  Array.from({ length: 300 }, () => 'x'),
  'x'.repeat(70_000),
  'https://a.example/x.jpg',
  'javascript:1',
  { name: 'x', request: null },
  { __proto__: null, key: 'a' },
];

test(`${INPUTS} messages are answered by what was asked for, or by an expected error (FUZZ_SEED=${fuzzSeed})`, async () => {
  const random = fuzzRandom('messages');
  const reported: unknown[] = [];
  let [handled, refused] = [0, 0];
  const route: Route<keyof BackgroundMessages> = {
    from: ['content', 'extension'],
    handle: async () => {
      handled++;
      return undefined;
    },
  };
  const serve = createServer({
    routes: Object.fromEntries(names.map((name) => [name, route])) as unknown as Routes<keyof BackgroundMessages>,
    checks: backgroundChecks,
    others: () => false,
    report: (error) => void reported.push(error),
  });
  for (let input = 0; input < INPUTS; input++) {
    const name = names[random.below(names.length)] ?? 'likes.set';
    const message: { name: string; request: unknown } = structuredClone({ name, request: validRequests[name] });
    for (let changes = 1 + random.below(3); changes > 0; changes--) mutateValue(message, others, random);
    const answer = await serve(message, random.chance(0.5) ? content : extension);
    if (answer?.ok === false) {
      refused++;
      if (!EXPECTED.has(answer.error.code))
        throw new Error(`input ${input}: ${answer.error.code} ${JSON.stringify(message)}`);
    }
  }
  expect(reported).toEqual([]);
  // Some of each kind, else nothing was tried.
  expect(Math.min(handled, refused)).toBeGreaterThan(INPUTS / 20);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
}, 120_000);
