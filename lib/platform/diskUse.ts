/** What everything of ours takes on this disk, and what the browser would give us at most; `null` where it does not say. */
export async function diskUse(): Promise<{ readonly used: number; readonly most: number } | null> {
  const { usage, quota } = await navigator.storage.estimate();
  return usage === undefined || quota === undefined ? null : { used: usage, most: quota };
}
