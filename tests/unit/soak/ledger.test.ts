import { expect, test } from 'vitest';
import { createJudgementLog } from '../../support/faults/judgements.ts';
import type { KeptLibrary, KeptLike } from '../../support/faults/library.ts';
import { createLedger } from '../../soak/ledger.ts';

const aLike = (key: string, liked: boolean | null): KeptLike => ({ key, url: key, aliases: [key], liked, caption: '' });
const aLibrary = (likes: KeptLike[], operationIds: string[]): KeptLibrary => ({
  version: 3,
  stores: ['likes'],
  likes,
  operationIds,
});

function judged() {
  const [ledger, log] = [createLedger(), createJudgementLog()];
  ledger.watch(log);
  log.add({ message: 1, sent: [{ operationId: 'one', key: 'a', liked: true }] });
  log.add({ message: 1, outcome: { kind: 'stored' } });
  log.add({ message: 2, sent: [{ operationId: 'two', key: 'b', liked: false }] });
  log.add({ message: 2, outcome: { kind: 'torn', taken: true } });
  return ledger;
}

test.each([
  ['what was confirmed is there, and what was cut off is not', [aLike('a', true)], ['one'], 0, 0, 0],
  ['both are there', [aLike('a', true), aLike('b', false)], ['one', 'two'], 0, 0, 0],
  ['what was confirmed is gone', [aLike('b', false)], ['two'], 1, 0, 0],
  ['what was confirmed is there otherwise', [aLike('a', false)], ['one'], 1, 0, 0],
  ['its operation is gone', [aLike('a', true)], [], 1, 0, 0],
  ['it is there twice', [aLike('a', true), { ...aLike('a', true), aliases: [] }], ['one'], 0, 1, 0],
  ['it was applied twice', [aLike('a', true)], ['one', 'one'], 0, 1, 0],
  ['nobody made it', [aLike('a', true), aLike('c', true)], ['one'], 0, 0, 1],
])('%s', (_, likes, operationIds, lost, doubled, strange) => {
  const library = aLibrary(likes, operationIds);
  const ledger = judged();
  const counts = () => Object.values(ledger.compare(library)).map((each) => each.length);
  expect(counts()).toEqual([lost, doubled, strange]);
  ledger.endWatching();
  expect(counts()).toEqual([lost, doubled, strange]);
});

test('what a restart found of what was cut off is kept from then on', () => {
  const ledger = judged();
  ledger.endWatching();
  ledger.settle(aLibrary([aLike('a', true), aLike('b', false)], ['one', 'two']));
  expect(ledger.compare(aLibrary([aLike('a', true)], ['one'])).lost).toHaveLength(1);
});
