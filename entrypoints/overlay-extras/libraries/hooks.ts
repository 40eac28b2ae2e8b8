import { libraries } from './shared.ts';

export const { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } = libraries().hooks;
