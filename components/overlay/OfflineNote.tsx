import { useSignal } from '@preact/signals';
import { WifiOff } from 'lucide';
import { useEffect } from 'preact/hooks';
import { text } from '../../lib/core/text.ts';
import { Notice } from '../ui/Notice.tsx';

/** Across the panel for as long as there is no network. */
export function OfflineNote() {
  const online = useSignal(navigator.onLine);

  useEffect(() => {
    const listener = (): void => void (online.value = navigator.onLine);
    listener();
    addEventListener('online', listener);
    addEventListener('offline', listener);
    return () => {
      removeEventListener('online', listener);
      removeEventListener('offline', listener);
    };
  }, [online]);

  if (online.value) return null;
  return (
    <Notice kind="banner" tone="info" icon={WifiOff}>
      {text('overlay_offline')}
    </Notice>
  );
}
