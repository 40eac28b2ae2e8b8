import { useEffect, useState } from 'preact/hooks';

const SHOWN = 4000;

/** One short message at a time, which goes away by itself. */
export function useSaid(): readonly [said: string, say: (message: string) => void] {
  const [said, setSaid] = useState({ message: '' });
  useEffect(() => {
    if (said.message === '') return undefined;
    const timer = setTimeout(() => setSaid({ message: '' }), SHOWN);
    return () => clearTimeout(timer);
  }, [said]);
  return [said.message, (message) => setSaid({ message })];
}
