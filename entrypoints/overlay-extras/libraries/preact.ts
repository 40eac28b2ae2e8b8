import { libraries } from './shared.ts';

export const { h, Fragment } = libraries().preact;
