import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHistory } from '../../../lib/core/history.ts';

/** A number that steps add to, with the history of it. */
function aNumber() {
  const history = createHistory();
  let value = 0;
  return {
    history,
    value: () => value,
    add(amount: number) {
      value += amount;
      history.record({
        label: `Added ${amount}`,
        undo: () => (value -= amount),
        redo: () => (value += amount),
      });
    },
  };
}

test('steps are undone from the latest on, redone in their order, and say what they are', () => {
  const { history, value, add } = aNumber();
  add(1);
  add(10);
  expect(history.undo()?.label).toBe('Added 10');
  expect(history.undo()?.label).toBe('Added 1');
  expect(value()).toBe(0);
  expect(history.redo()?.label).toBe('Added 1');
  expect(history.redo()?.label).toBe('Added 10');
  expect(value()).toBe(11);
});

test('where there is nothing to undo or redo, nothing happens', () => {
  const { history, value, add } = aNumber();
  expect([history.undo(), history.redo()]).toEqual([null, null]);
  add(1);
  expect(history.redo()).toBeNull();
  expect(value()).toBe(1);
});

test('what was undone is gone once something else is done', () => {
  const { history, value, add } = aNumber();
  add(1);
  history.undo();
  add(5);
  expect(history.redo()).toBeNull();
  expect(history.undo()?.label).toBe('Added 5');
  expect(history.undo()).toBeNull();
  expect(value()).toBe(0);
});

test('whatever is done, undoing all of it leads back, and redoing it forth', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom('undo', 'redo'))), (doings) => {
      const { history, value, add } = aNumber();
      const states = [0];
      let present = 0;
      for (const doing of doings) {
        if (typeof doing === 'number') {
          add(doing);
          states.splice(++present, Infinity, value());
        } else if (doing === 'undo') {
          expect(history.undo() === null).toBe(present === 0);
          present = Math.max(0, present - 1);
        } else {
          expect(history.redo() === null).toBe(present === states.length - 1);
          present = Math.min(states.length - 1, present + 1);
        }
        expect(value()).toBe(states[present]);
      }
      while (history.undo() !== null);
      expect(value()).toBe(0);
      while (history.redo() !== null);
      expect(value()).toBe(states.at(-1));
    }),
  );
});
