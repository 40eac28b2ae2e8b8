/** Whether the system's own sharing takes this: it is not there in Firefox on computers, nor on pages without a secure connection. */
export function canShare(data: ShareData): boolean {
  const { share: has, canShare: allows } = navigator as Partial<Navigator>;
  return has !== undefined && (allows === undefined || allows.call(navigator, data));
}

/** Settles with whether it was shared, or thought better of; rejects when the browser refuses. */
export async function share(data: ShareData): Promise<void> {
  try {
    await navigator.share(data);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
  }
}
