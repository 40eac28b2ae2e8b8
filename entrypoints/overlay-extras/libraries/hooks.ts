import { libraries } from './shared.ts';

export const { useEffect, useLayoutEffect, useRef, useState } = libraries().hooks;
