import type { Answer, Sender } from '../platform/messaging.ts';
import { answerWith } from './server.ts';

type Serve = (message: unknown, sender: Sender) => Promise<Answer> | undefined;

/**
 * Has a gallery in a tab of its own ask as the page whose pictures it shows: what a script of ours in that page may ask,
 * and in its name. Which page that is, is the background's own knowledge. Whoever else names a gallery is none.
 */
export function onBehalf(serve: Serve, senderOf: (gallery: string) => Promise<Sender>): Serve {
  return (message, sender) => {
    const gallery = galleryOf(message);
    if (gallery === null || sender.kind !== 'extension') return serve(message, sender);
    return senderOf(gallery).then(
      (page) => serve(message, page) ?? answerWith('unknown-message', 'It is not for the background.'),
      () => answerWith('not-found', 'There is no such gallery.'),
    );
  };
}

function galleryOf(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || !Object.hasOwn(message, 'gallery')) return null;
  const { gallery } = message as { readonly gallery?: unknown };
  return typeof gallery === 'string' ? gallery : null;
}
