/** Milliseconds that a picture may take. */
const patience = 20_000;

/**
 * Loads a picture as a page would, without a referrer, and shows it nowhere. `late` when its site takes too long.
 * @throws the signal's reason.
 */
export async function loadsPicture(
  url: string,
  { signal }: { readonly signal: AbortSignal },
  wait = patience,
): Promise<'loaded' | 'failed' | 'late'> {
  signal.throwIfAborted();
  const image = new Image();
  image.referrerPolicy = 'no-referrer';
  const over = new AbortController();
  try {
    return await new Promise((resolve, reject) => {
      const during = { signal: over.signal };
      image.addEventListener('load', () => resolve('loaded'), during);
      image.addEventListener('error', () => resolve('failed'), during);
      signal.addEventListener('abort', () => reject(signal.reason as Error), during);
      const timer = setTimeout(() => resolve('late'), wait);
      over.signal.addEventListener('abort', () => clearTimeout(timer));
      image.src = url;
    });
  } finally {
    over.abort();
    // Ends what is still under way, and lets go of what has arrived.
    image.src = '';
  }
}
