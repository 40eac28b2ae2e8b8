import { test } from 'vitest';
import { fuzzAnswers } from '../../support/sync/couchdbFuzzing.ts';

// The library of one person; those of several people are a file of their own, which another worker runs meanwhile.
test.each([
  { passphrase: null, inputs: 9500 },
  // Fewer where each has to be decrypted.
  { passphrase: 'correct horse', inputs: 500 },
])(
  'passphrase $passphrase: no answer of $inputs makes a run fail but by a coded error, or brings a Like that is none',
  (choices) => fuzzAnswers({ ...choices, person: null }),
  1_800_000,
);
