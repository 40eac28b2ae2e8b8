import { libraries } from './shared.ts';

export const { jsx, jsxs, Fragment } = libraries().jsxRuntime;
