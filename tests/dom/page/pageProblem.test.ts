import { expect, test } from 'vitest';
import { pageProblem } from '../../../lib/page/pageProblem.ts';

test.each([
  { type: 'text/html', markup: '<p>x', problem: null },
  { type: 'image/svg+xml', markup: '<svg xmlns="http://www.w3.org/2000/svg"/>', problem: null },
  { type: 'application/xhtml+xml', markup: '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', problem: null },
  { type: 'text/xml', markup: '<register/>', problem: 'xml' },
] as const)('a document of $type: $problem', ({ type, markup, problem }) => {
  expect(pageProblem(new DOMParser().parseFromString(markup, type))?.code ?? null).toBe(problem);
});
