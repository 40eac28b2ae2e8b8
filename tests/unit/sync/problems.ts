import { expect } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';

/** What work fails with that has to fail. */
export async function problemOf(work: Promise<unknown>): Promise<CodedError> {
  const problem: unknown = await work.then(
    () => new Error('It went well'),
    (error: unknown) => error,
  );
  expect(problem).toHaveProperty('name', 'CodedError');
  return problem as CodedError;
}

/** The code of what work fails with, or `none`. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
  return 'none';
}
