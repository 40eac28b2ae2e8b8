import { libraries } from './shared.ts';

export const { useSignal } = libraries().signals;
