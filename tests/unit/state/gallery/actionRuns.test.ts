import { expect, test, vi } from 'vitest';
import type { ActionFailure, ActionPicture, ActionResult } from '../../../../lib/core/actions/actions.ts';
import { CodedError } from '../../../../lib/core/codedError.ts';
import { createActionRuns, type RunOutcome } from '../../../../lib/state/gallery/actionRuns.ts';
import type { Notice } from '../../../../lib/state/gallery/galleryModel.ts';
import { createJobs } from '../../../../lib/state/jobs.ts';

const send = { id: 'action-1', label: 'Send', does: 'send' } as const;
const open = { id: 'open', label: 'Open', does: 'open' } as const;
const down: ActionFailure = { kind: 'unreachable' };
const done: ActionResult = { ok: true, answer: '' };

function refused(status: number, retryAfter?: number): ActionResult {
  const after = retryAfter === undefined ? {} : { retryAfter };
  return { ok: false, failure: { kind: 'refused', status, answer: '', ...after } };
}

function pictures(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    caption: `Picture ${index}`,
    picture: { key: `key-${index}`, image: `https://a.example/${index}.jpg` } satisfies ActionPicture,
  }));
}

type Perform = Parameters<typeof createActionRuns>[0]['perform'];
type Asked = Parameters<Perform>[0];

/** Runs over a background that answers as told. */
function theRuns(
  perform: (asked: Asked, nth: number) => ActionResult | Promise<ActionResult>,
  edges: Partial<Parameters<typeof createActionRuns>[0]> = {},
) {
  const asked: Asked[] = [];
  const waits: number[] = [];
  const said: Notice[] = [];
  const outcomes: RunOutcome[] = [];
  const report = vi.fn();
  const jobs = createJobs();
  let operations = 0;
  const { run } = createActionRuns({
    async perform(request) {
      asked.push(request);
      return perform(request, asked.length);
    },
    allow: async () => 'allowed',
    begin: jobs.begin,
    say: (notice) => void said.push(notice),
    show: (outcome) => void outcomes.push(outcome),
    newOperationId: () => `operation-${++operations}`,
    wait: async (ms) => void waits.push(ms),
    report,
    ...edges,
  });
  const last = (): Notice | undefined => said.at(-1);
  return { run, asked, waits, said, last, outcomes, jobs, report };
}

/** Until something is said. */
async function word(said: readonly Notice[], count = 1): Promise<Notice | undefined> {
  await vi.waitFor(() => expect(said).toHaveLength(count));
  return said.at(-1);
}

test('one picture is sent; what the server said is said', async () => {
  const { run, asked, said, jobs } = theRuns(() => ({ ok: true, answer: '<b>stored</b>' }));
  run(send, pictures(1));
  expect(jobs.running.value).toMatchObject([{ label: 'Send', done: 0, total: 1 }]);
  expect(await word(said)).toEqual({
    tone: 'info',
    message: 'Send: done. The server answered: <b>stored</b>',
  });
  expect(asked).toEqual([
    { operationId: 'operation-1', actionId: 'action-1', picture: pictures(1)[0]?.picture, inFront: true },
  ]);
  expect(jobs.running.value).toEqual([]);
});

test.each<{ answers: ActionResult[]; attempts: number; waits: number[]; message: string }>([
  { answers: [refused(503), refused(503), done], attempts: 3, waits: [1000, 3000], message: 'Send: done.' },
  { answers: [{ ok: false, failure: down }, done], attempts: 2, waits: [1000], message: 'Send: done.' },
  { answers: [{ ok: false, failure: { kind: 'late' } }, done], attempts: 2, waits: [1000], message: 'Send: done.' },
  { answers: [refused(429, 7000), done], attempts: 2, waits: [7000], message: 'Send: done.' },
  { answers: [refused(503, 0), done], attempts: 2, waits: [1000], message: 'Send: done.' },
  {
    answers: [refused(500), refused(502), refused(504), done],
    attempts: 3,
    waits: [1000, 3000],
    message: 'Send did not work. The server answered 504.',
  },
  // Longer than anyone waits before a toast.
  {
    answers: [refused(503, 31_000), done],
    attempts: 1,
    waits: [],
    message: 'Send did not work. The server answered 503.',
  },
  { answers: [refused(404), done], attempts: 1, waits: [], message: 'Send did not work. The server answered 404.' },
  { answers: [refused(400), done], attempts: 1, waits: [], message: 'Send did not work. The server answered 400.' },
  {
    answers: [{ ok: false, failure: { kind: 'moved' } }, done],
    attempts: 1,
    waits: [],
    message: 'Send did not work. The server points to another address. Put that one into the action.',
  },
])('$attempts attempts with pauses $waits: $message', async ({ answers, attempts, waits, message }) => {
  const runs = theRuns((_, nth) => answers[nth - 1] ?? done);
  runs.run(send, pictures(1));
  expect((await word(runs.said))?.message).toBe(message);
  expect(runs.asked).toHaveLength(attempts);
  expect(runs.waits).toEqual(waits);
  // The server can tell that it is the same once more.
  expect(new Set(runs.asked.map(({ operationId }) => operationId)).size).toBe(1);
});

test('a background that was killed is asked again, for the same operation', async () => {
  const { run, asked, said } = theRuns((_, nth) => {
    if (nth === 1) throw new CodedError('no-reply', 'Nobody answered.');
    return done;
  });
  run(send, pictures(1));
  expect((await word(said))?.message).toBe('Send: done.');
  expect(asked.map(({ operationId }) => operationId)).toEqual(['operation-1', 'operation-1']);
});

test('a tab that may be open already is not opened again', async () => {
  const { run, asked, said } = theRuns(() => {
    throw new CodedError('no-reply', 'Nobody answered.');
  });
  run(open, pictures(1));
  expect((await word(said))?.tone).toBe('problem');
  expect(asked).toHaveLength(1);
});

test('many are sent three at a time; those that failed are listed, and they alone are tried again', async () => {
  let running = 0;
  let most = 0;
  let isWell = false;
  const runs = theRuns(async ({ picture }) => {
    most = Math.max(most, ++running);
    await Promise.resolve();
    running--;
    return /[37]\.jpg$/.test(picture.image) && !isWell ? refused(404) : { ok: true, answer: 'thanks' };
  });
  runs.run(send, pictures(10));
  expect(await word(runs.said)).toMatchObject({
    tone: 'problem',
    message: 'Send: 8 done. 2 failed.',
    action: { label: 'Show' },
  });
  expect(most).toBe(3);
  runs.last()?.action?.run();
  expect(runs.outcomes).toMatchObject([
    {
      total: 10,
      done: 8,
      failed: [
        { picture: { caption: 'Picture 3' }, failure: { kind: 'refused', status: 404 } },
        { picture: { caption: 'Picture 7' }, failure: { kind: 'refused', status: 404 } },
      ],
    },
  ]);
  expect(runs.outcomes[0]?.answers).toHaveLength(8);
  isWell = true;
  runs.asked.length = 0;
  runs.run(send, runs.outcomes[0]?.failed.map(({ picture }) => picture) ?? []);
  await word(runs.said, 2);
  expect(runs.asked.map(({ picture }) => picture.key)).toEqual(['key-3', 'key-7']);
});

test('where a server wants a pause, everyone waits', async () => {
  let isResting = false;
  const runs = theRuns(
    (_, nth) => {
      expect(isResting).toBe(false);
      return nth === 3 ? refused(429, 5000) : done;
    },
    {
      async wait() {
        isResting = true;
        await new Promise((resolve) => setTimeout(resolve, 10));
        isResting = false;
      },
    },
  );
  runs.run(send, pictures(12));
  expect((await word(runs.said))?.message).toBe('Send: 12 done.');
});

test('it is told how far many are, and cancelled it begins no more', async () => {
  const waiting: (() => void)[] = [];
  const runs = theRuns(() => new Promise((answer) => waiting.push(() => answer(done))));
  runs.run(send, pictures(9));
  await vi.waitFor(() => expect(waiting).toHaveLength(3));
  waiting.shift()?.();
  await vi.waitFor(() => expect(runs.jobs.running.value).toMatchObject([{ done: 1, total: 9 }]));
  await vi.waitFor(() => expect(waiting).toHaveLength(3));
  runs.jobs.running.value[0]?.cancel();
  for (const answer of waiting) answer();
  expect((await word(runs.said))?.message).toBe('Send: stopped after 4 of 9.');
  expect(runs.asked).toHaveLength(4);
});

test('cancelled during a pause, nothing more is sent', async () => {
  const runs = theRuns(() => refused(503), {
    async wait() {
      runs.jobs.running.value[0]?.cancel();
    },
  });
  runs.run(send, pictures(1));
  await word(runs.said);
  expect(runs.asked).toHaveLength(1);
});

test('ten tabs open at once, in the background; more are asked about', async () => {
  const runs = theRuns(() => done);
  runs.run(open, pictures(10));
  expect(await word(runs.said)).toEqual({ tone: 'info', message: 'Open: 10 done.' });
  expect(runs.asked.every(({ inFront }) => !inFront)).toBe(true);

  runs.run(open, pictures(11));
  expect(runs.asked).toHaveLength(10);
  const question = await word(runs.said, 2);
  expect(question).toMatchObject({ stays: true, message: 'Open opens 11 tabs.', action: { label: 'Open 11 tabs' } });
  question?.action?.run();
  await word(runs.said, 3);
  expect(runs.asked).toHaveLength(21);
});

test('what one tab shows needs no word', async () => {
  const runs = theRuns(() => done);
  runs.run(open, pictures(1));
  await vi.waitFor(() => expect(runs.asked).toHaveLength(1));
  expect(runs.asked[0]?.inFront).toBe(true);
  expect(runs.said).toEqual([]);
});

const notAllowed: ActionResult = { ok: false, failure: { kind: 'not-allowed' } };

test('a missing permission is asked for once, and then everything is sent', async () => {
  let isAllowed = false;
  const runs = theRuns(() => (isAllowed ? done : notAllowed), {
    async allow() {
      isAllowed = true;
      return 'allowed';
    },
  });
  runs.run(send, pictures(9));
  const question = await word(runs.said);
  expect(question).toMatchObject({ tone: 'problem', action: { label: 'Allow…' } });
  // Those that were under way with the first.
  expect(runs.asked.length).toBeLessThanOrEqual(3);
  question?.action?.run();
  expect((await word(runs.said, 2))?.message).toBe('Send: 9 done.');
});

test.each([
  ['refused', /^Without your permission Send cannot send anything/],
  ['elsewhere', /^Allow it in the tab that has opened/],
] as const)('a permission that is %s is said clearly', async (answer, sentence) => {
  const runs = theRuns(() => notAllowed, { allow: async () => answer });
  runs.run(send, pictures(1));
  (await word(runs.said))?.action?.run();
  const notice = await word(runs.said, 2);
  expect(notice?.message).toMatch(sentence);
  expect(notice?.action?.label).toBe('Try again');
});

test('what is wrong with the action is said once, and what was not done can be tried again', async () => {
  let isThere = true;
  const runs = theRuns((_, nth) => {
    if (isThere && nth > 2) throw new CodedError('not-found', 'This action is no longer there.');
    return done;
  });
  runs.run(send, pictures(6));
  const notice = await word(runs.said);
  expect(notice).toMatchObject({ tone: 'problem', message: 'This action is no longer there.' });
  expect(runs.report).not.toHaveBeenCalled();
  isThere = false;
  const before = runs.asked.length;
  notice?.action?.run();
  await word(runs.said, 2);
  const again = runs.asked.slice(before).map(({ picture }) => picture.key);
  expect(again).toEqual(['key-2', 'key-3', 'key-4', 'key-5']);
});

test.each([
  ['blob:https://a.example/1', 'no-address'],
  ['', 'no-address'],
  [`data:image/png;base64,${'A'.repeat(300_000)}`, 'too-large'],
])('nothing is sent of a picture that cannot be passed on: %.20s', async (image, kind) => {
  const runs = theRuns(() => done);
  const [whole, ...others] = pictures(2);
  if (!whole) throw new Error('There is one.');
  runs.run(send, [{ ...whole, picture: { ...whole.picture, image } }, ...others]);
  (await word(runs.said))?.action?.run();
  expect(runs.asked).toHaveLength(1);
  expect(runs.outcomes[0]?.failed).toMatchObject([{ failure: { kind } }]);
});
