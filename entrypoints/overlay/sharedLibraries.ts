import * as signals from '@preact/signals';
import * as preact from 'preact';
import * as hooks from 'preact/hooks';
import * as jsxRuntime from 'preact/jsx-runtime';

/**
 * The one Preact of the page's overlay, for `overlay-extras`: its components are drawn into the same tree. Only what
 * they use, so that the rest can be left out of the script; the types of `overlay-extras/libraries` say when that is more.
 */
export const sharedLibraries = {
  preact: { h: preact.h, Fragment: preact.Fragment },
  hooks: {
    useCallback: hooks.useCallback,
    useEffect: hooks.useEffect,
    useLayoutEffect: hooks.useLayoutEffect,
    useMemo: hooks.useMemo,
    useRef: hooks.useRef,
    useState: hooks.useState,
  },
  signals: { signal: signals.signal, useSignal: signals.useSignal },
  jsxRuntime: { jsx: jsxRuntime.jsx, jsxs: jsxRuntime.jsxs, Fragment: preact.Fragment },
};
