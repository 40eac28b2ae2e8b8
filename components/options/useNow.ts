import { useEffect, useReducer } from 'preact/hooks';

/** The time now, looked at again now and then, for words such as “3 minutes ago”. */
export function useNow(now: () => number, everyMs = 20_000): number {
  const [, lookAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(() => lookAgain(undefined), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now();
}
