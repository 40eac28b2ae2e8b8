import { libraries } from './shared.ts';

export const { signal, useSignal } = libraries().signals;
