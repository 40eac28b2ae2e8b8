import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergePlaces, type Place } from '../../../../lib/core/pictures/mergePlaces.ts';
import type { Candidate } from '../../../../lib/core/pictures/variants.ts';
import { startCpuTime } from '../../../support/cpuTime.ts';

/** `name`, `name@width`, or `name!` for a file the page presents as the whole picture. */
function candidate(text: string): Candidate {
  const [name = '', width] = text.replace('!', '').split('@');
  const id = name.startsWith('data:') ? name : `https://a.example/${name}`;
  return { url: id, id, ...(width && { width: Number(width) }), ...(text.endsWith('!') && { full: true }) };
}

/** Groups are divided by `|`, candidates by spaces. */
function place(groups: string, alt = ''): Place {
  return {
    source: 'img',
    captions: { alt },
    groups: groups.split('|').map((group) => group.split(' ').filter(Boolean).map(candidate)),
  };
}

function merge(...groups: string[]): string[] {
  return mergePlaces(groups.map((each) => place(each))).map(({ variants }) =>
    variants.map(({ id }) => id.replace('https://a.example/', '')).join(' '),
  );
}

test.each<[string, string[], string[]]>([
  ['different addresses are different pictures', ['a', 'b'], ['a', 'b']],
  ['the same address is one picture', ['a', 'b', 'a'], ['a', 'b']],
  ['a srcset is one picture', ['a@1 b@2'], ['b a']],
  ['srcsets that share an address are one picture', ['a@1 b@2', 'a@1 c@3', 'd'], ['c b a', 'd']],
  ['a thumbnail and its file', ['big!|small'], ['big small']],
  ['a thumbnail that is also shown alone', ['small', 'big!|small'], ['big small']],
  ['a chain of them', ['s', 'm!|s', 'l!|m', 'x'], ['m l s', 'x']],
  ['each the larger one of the other', ['a!|b', 'b!|a'], ['a b']],
  ['a spacer that several lazy images show', ['a!|spacer', 'b!|spacer', 'c!|spacer'], ['a', 'spacer', 'b', 'c']],
  ['a spacer that is also shown by itself', ['spacer', 'a!|spacer', 'b!|spacer'], ['spacer', 'a', 'b']],
  ['an icon that links to different files', ['f!|icon', 'g!|icon'], ['f', 'icon', 'g']],
  ['two sizes of the file behind one thumbnail', ['m@2 l@3|t', 'l@3|t'], ['l m t']],
  [
    'a file that every thumbnail links to',
    Array.from({ length: 9 }, (_, i) => `login!|t${i}`),
    ['login', ...Array.from({ length: 9 }, (_, i) => `t${i}`)],
  ],
  ['a stand-in beside an address is dropped', ['a!|data:image/gif;base64,R0'], ['a']],
  ['a stand-in alone is a picture', ['data:image/gif;base64,R0'], ['data:image/gif;base64,R0']],
  [
    'a long data: URL beside an address is kept',
    [`a|data:image/png;base64,${'A'.repeat(5000)}`],
    [`a data:image/png;base64,${'A'.repeat(5000)}`],
  ],
  ['empty places are nothing', ['', '|', 'a'], ['a']],
])('%s', (_, places, pictures) => {
  expect(merge(...places)).toEqual(pictures);
});

test('captions complete each other; a spacer does not take those of the picture it stands for', () => {
  const places = [place('a!|spacer', 'Lake'), place('b!|spacer', 'Hill'), place('a'), place('c'), place('c', 'Sea')];
  expect(mergePlaces(places).map(({ captions }) => captions.alt ?? '')).toEqual(['Lake', '', 'Hill', 'Sea']);
});

test('a picture knows all its places, the first one first', () => {
  const places = [place('b!|a'), place('c'), place('a')];
  const [first, second] = mergePlaces(places);
  expect(first?.places).toEqual([places[0], places[2]]);
  expect(second?.places).toEqual([places[1]]);
});

test('every address is in exactly one picture, whatever the places', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g@2', 'h@3', 'i!', 'j!');
  const anyPlace = fc
    .array(fc.array(name, { maxLength: 3 }), { maxLength: 3 })
    .map((groups) => groups.map((group) => group.join(' ')).join('|'));
  fc.assert(
    fc.property(fc.array(anyPlace, { maxLength: 12 }), (places) => {
      const merged = merge(...places).flatMap((picture) => picture.split(' '));
      const named = new Set(
        places
          .flatMap((each) => each.split(/[| ]/))
          .filter(Boolean)
          .map((each) => each.replace(/[@!].*/, '')),
      );
      expect(merged.toSorted()).toEqual([...named].toSorted());
    }),
    { numRuns: 3000 },
  );
});

test('addresses of one group always end up in one picture', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  fc.assert(
    fc.property(fc.array(fc.array(name, { minLength: 1, maxLength: 3 }), { maxLength: 8 }), (groups) => {
      const pictures = merge(...groups.map((group) => group.join(' '))).map((picture) => picture.split(' '));
      for (const group of groups)
        expect(pictures.some((picture) => group.every((each) => picture.includes(each)))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('20,000 places that all share addresses are merged in bounded time', () => {
  const cpuTime = startCpuTime();
  merge(...Array.from({ length: 20_000 }, (_, index) => `p${index}!|p${index + 1}|spacer`));
  expect(cpuTime()).toBeLessThan(5_000);
});
