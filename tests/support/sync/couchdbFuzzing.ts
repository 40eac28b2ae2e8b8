import { expect } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import { mergeLikes } from '../../../lib/core/judging/mergeLikes.ts';
import { createCouchdbAdapter } from '../../../lib/sync/adapters/couchdb.ts';
import { receivedLike } from '../../../lib/sync/receivedLike.ts';
import type { SendToServer } from '../../../lib/sync/serverRequest.ts';
import type { AdapterState, Outbox } from '../../../lib/sync/syncAdapter.ts';
import { startCpuTime } from '../cpuTime.ts';
import { FAKE_ADDRESS, createFakeCouchdb } from './fakeCouchdb.ts';
import { writeQuickKey } from './couchdbDevices.ts';
import { mutateValue } from '../fuzzing.ts';
import { hostileTexts } from '../hostileTexts.ts';
import { seededRandom, type Random } from '../seededRandom.ts';
import { createSyncLibrary } from './syncLibrary.ts';

/** Inputs between two looks at the processor's time, which is as dear to ask for as an input is to read. */
const BLOCK = 100;
/** Far over what such a block takes, and far under what one input that takes time with the square of its length would. */
const MAX_CPU_MS = 3000;
const signal = AbortSignal.timeout(3_600_000);
const encoder = new TextEncoder();
const deep = '['.repeat(20_000) + ']'.repeat(20_000);
const oddValues: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  0.5,
  1e308,
  2 ** 53,
  [],
  {},
  [[]],
  [null],
  ['a', 1],
  { ok: {} },
];
const oddNames = ['_design/x', '_local/x', 'keys:x', 'ids:secret', '3-abc', 'x'.repeat(20_000)];
const hostile: readonly unknown[] = [...hostileTexts, ...oddNames, ...oddValues, { toString: 1, valueOf: 2 }];
const tokens = ['"', '\\', '{', '}', '[', ']', ',', ':', '\0', '\uD83D', '1e999', 'null', '"__proto__":', deep];

interface CouchdbFuzzing {
  readonly passphrase: string | null;
  /** The name that somebody has among others, `null` where the library is one person's. */
  readonly person: string | null;
  readonly inputs: number;
}

interface Recorded {
  readonly passphrase: string | null;
  readonly person: string | null;
  readonly answers: readonly string[];
  /** The same, as they are sent. */
  readonly bytes: readonly Uint8Array<ArrayBuffer>[];
  readonly state: AdapterState;
  /** Of a device that has judged what others have judged too. Nothing changes it. */
  readonly outbox: Outbox;
}

/** What a good server answers to one run that meets everything: Likes of several people, conflicts, deletions. */
async function recorded(passphrase: string | null, person: string | null): Promise<Recorded> {
  const [server, other] = [createFakeCouchdb(), createFakeCouchdb()];
  server.create();
  if (passphrase !== null) await writeQuickKey(server, passphrase);
  const answers: string[] = [];
  const open = (at: typeof server, name: string | null, seen?: string[]) =>
    createCouchdbAdapter({
      account: { address: FAKE_ADDRESS, passphrase, person: name },
      send: async ({ method, url, body, headers, signal: by }) => {
        const init = { method, signal: by, ...(body === undefined ? {} : { body }), ...(headers ? { headers } : {}) };
        const answer = await at.fetch(url, init);
        const bytes = new Uint8Array(await answer.arrayBuffer());
        seen?.push(new TextDecoder().decode(bytes));
        return { status: answer.status, headers: answer.headers, bytes };
      },
    });
  const [a, b, c] = ['devicea1', 'deviceb2', 'devicec3'].map(createSyncLibrary);
  if (a === undefined || b === undefined || c === undefined) throw new Error('No library');
  a.change('start');
  await a.sync(open(server, person));
  other.replicateFrom(server);
  other.create();
  for (const name of ['ridge', 'lake', 'wood']) {
    a.change(name, { note: name });
    b.tag(name, 'b');
    c.change(name, { liked: false });
  }
  a.change('lake', { deletedAt: 3 });
  await a.sync(open(server, person));
  await b.sync(open(other, person));
  if (person !== null) await c.sync(open(server, 'Bob'));
  server.replicateFrom(other);
  server.write('shopping', { milk: 1 });
  server.remove('shopping');
  const fresh = createSyncLibrary('deviced4');
  for (const name of ['ridge', 'sea']) fresh.change(name);
  await fresh.sync(open(server, person, answers));
  const judged = createSyncLibrary('deviced4');
  for (const name of ['ridge', 'sea']) judged.change(name);
  const bytes = answers.map((answer) => encoder.encode(answer));
  return { passphrase, person, answers, bytes, state: a.kept.state, outbox: judged.outbox };
}

/**
 * Has runs of sync meet answers of which each may be wrong from one on. The seed is that of `FUZZ_SEED`, or a new one; it is
 * named where something fails.
 * @throws {Error} when a run ends but by a coded error, brings a Like that is none, or takes too long.
 */
export async function fuzzAnswers({ passphrase, person, inputs }: CouchdbFuzzing): Promise<void> {
  const sample = await recorded(passphrase, person);
  const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  const random = seededRandom(seed);
  const codes = new Map<string, number>();
  let cpuTime = startCpuTime();
  for (let input = 0; input < inputs; input++) {
    const where = `FUZZ_SEED=${seed}, input ${input}`;
    const code = await run(sample, random, where);
    codes.set(code, (codes.get(code) ?? 0) + 1);
    if ((input + 1) % BLOCK > 0) continue;
    expect(cpuTime(), `${where} and those before it`).toBeLessThan(MAX_CPU_MS);
    cpuTime = startCpuTime();
  }
  // Some of each kind, else nothing was tried.
  expect(codes.get('fine') ?? 0).toBeGreaterThan(inputs / 100);
  expect(codes.get('sync-not-understood') ?? 0).toBeGreaterThan(inputs / 100);
  expect(codes.has('internal')).toBe(false);
}

async function run(sample: Recorded, random: Random, where: string): Promise<string> {
  const { passphrase, person, answers, bytes: right, state, outbox } = sample;
  let request = 0;
  // From one on, everything may be wrong.
  const first = random.below(answers.length);
  const send: SendToServer = () => {
    const place = request++ % answers.length;
    const isWrong = request > first && random.below(2) === 0;
    const status = isWrong && random.below(12) === 0 ? ([404, 405, 409, 412][random.below(4)] ?? 404) : 200;
    const bytes = (isWrong ? undefined : right[place]) ?? encoder.encode(wrong(answers[place] ?? '', random));
    if (request > 60) return Promise.reject(new CodedError('sync-unreachable', 'enough'));
    return Promise.resolve({ status, headers: new Headers(), bytes });
  };
  const adapter = createCouchdbAdapter({ account: { address: FAKE_ADDRESS, passphrase, person }, send });
  try {
    if (random.below(5) === 0) {
      await adapter.check(signal);
      return 'fine';
    }
    for await (const { likes, others = [] } of adapter.pull(random.below(2) === 0 ? null : state, signal)) {
      for (const like of likes) expectLike(like, where);
      for (const { by, key, at } of others) {
        if (typeof by !== 'string' || key.length !== 64 || typeof at !== 'string') throw new Error('No judgement');
      }
    }
    const pushing = adapter.push({
      state: random.below(2) === 0 ? null : state,
      position: 0,
      outbox,
      signal,
    });
    for await (const { sent } of pushing) if (!(sent <= 2)) throw new Error(`${sent} sent of 2`);
    return 'fine';
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw new Error(where, { cause: error });
  }
}

/** Whatever is taken can be merged, kept and sent on. */
function expectLike(like: Like, where: string): void {
  const again = receivedLike(JSON.parse(JSON.stringify(mergeLikes(like, like))));
  if (again === null) throw new Error(`${where}: ${JSON.stringify(like).slice(0, 500)}`);
}

function wrong(answer: string, random: Random): string {
  const kind = random.below(8);
  if (kind === 0) return answer.slice(0, random.below(answer.length));
  if (kind === 1) {
    const at = random.below(answer.length + 1);
    return answer.slice(0, at) + (tokens[random.below(tokens.length)] ?? '') + answer.slice(at + random.below(3));
  }
  try {
    const value: unknown = JSON.parse(answer);
    for (let changes = 1 + random.below(3); changes > 0; changes--) mutateValue(value, hostile, random);
    return JSON.stringify(value);
  } catch {
    return answer;
  }
}
