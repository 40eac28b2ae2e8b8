import { expect, test, vi } from 'vitest';
import { CodedError } from '../../../../lib/core/codedError.ts';
import { createComparisons } from '../../../../lib/state/gallery/comparisons.ts';

function comparisons(answer: (attempt: number) => Promise<null> = async () => null) {
  const sent: unknown[] = [];
  const onProblem = vi.fn<(message: string) => void>();
  const report = vi.fn();
  let ids = 0;
  const { add } = createComparisons({
    client: {
      request: async (name, request) => {
        sent.push({ name, request });
        return (await answer(sent.length)) as never;
      },
    },
    newOperationId: () => `operation-${++ids}`,
    wait: async () => {},
    onProblem,
    report,
  });
  const compare = (chosen: string, rejected: string): void =>
    add({ chosen: { key: chosen }, rejected: { key: rejected }, session: 'one' });
  return { compare, sent, onProblem, report };
}

const request = (id: string, chosen: string, rejected: string) => ({
  name: 'comparisons.add',
  request: { id, session: 'one', chosen, rejected },
});

test('decisions are stored in their order, each under an id of its own', async () => {
  const { compare, sent, onProblem } = comparisons();
  compare('a', 'b');
  compare('a', 'c');
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(sent).toEqual([request('operation-1', 'a', 'b'), request('operation-2', 'a', 'c')]);
  expect(onProblem).not.toHaveBeenCalled();
});

test('a decision nobody answers for is stored again under the same id', async () => {
  const { compare, sent, report } = comparisons(async (attempt) => {
    if (attempt < 3) throw new CodedError('no-reply', 'Nobody answered.');
    return null;
  });
  compare('a', 'b');
  await vi.waitFor(() => expect(sent).toHaveLength(3));
  expect(new Set(sent.map((each) => JSON.stringify(each)))).toEqual(
    new Set([JSON.stringify(request('operation-1', 'a', 'b'))]),
  );
  expect(report).not.toHaveBeenCalled();
});

test('what cannot be stored is said once, until something is stored again', async () => {
  const refuse = async (attempt: number): Promise<null> => {
    if (attempt !== 3) throw new CodedError('storage-full', 'full');
    return null;
  };
  const { compare, sent, onProblem, report } = comparisons(refuse);
  for (const key of ['b', 'c', 'd', 'e']) compare('a', key);
  await vi.waitFor(() => expect(sent).toHaveLength(4));
  await vi.waitFor(() => expect(report).toHaveBeenCalledTimes(3));
  expect(onProblem.mock.calls.flat()).toEqual([
    expect.stringMatching(/^What was compared is not kept\. The disk is full\./),
    expect.stringMatching(/^What was compared is not kept\. The disk is full\./),
  ]);
});
