import { test } from 'vitest';
import { fuzzAnswers } from '../../support/sync/couchdbFuzzing.ts';

// A library of several people.
test.each([
  { passphrase: null, inputs: 9500 },
  // Fewer where each has to be decrypted.
  { passphrase: 'correct horse', inputs: 500 },
])(
  'passphrase $passphrase: no answer of $inputs makes a run fail but by a coded error, or brings a Like that is none',
  (choices) => fuzzAnswers({ ...choices, person: 'Ann' }),
  1_800_000,
);
