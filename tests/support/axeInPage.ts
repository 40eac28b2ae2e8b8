import axe from 'axe-core';

/** What axe finds in the whole document as it stands, in both themes: rule, and the elements concerned. */
export async function axeViolations(): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset['theme'] = theme;
    // Colours must have settled before their contrast is measured.
    await Promise.all(document.getAnimations().map(settled));
    const { violations } = await axe.run(document);
    for (const { id, nodes } of violations) found.push(`${theme} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  }
  delete document.documentElement.dataset['theme'];
  return found;
}

async function settled(animation: Animation): Promise<void> {
  const iterations = animation.effect?.getComputedTiming().iterations;
  if (iterations === Infinity) animation.cancel();
  else await animation.finished.catch(() => undefined);
}
