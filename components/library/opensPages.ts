/** Pages that one press opens at most, however many pictures are selected. */
const MOST_PAGES = 10;

/**
 * Opens pages, each once a press. Answers whether it is one that can be opened: an imported record may name any address,
 * and only those a browser shows as a page are followed.
 */
export function opensPages(openPage: (url: string) => void): (url: string) => boolean {
  const opened = new Set<string>();
  return (url) => {
    if (!/^(?:https?|file):/i.test(url)) return false;
    if (opened.size === 0) setTimeout(() => opened.clear());
    if (opened.has(url) || opened.size >= MOST_PAGES) return true;
    opened.add(url);
    openPage(url);
    return true;
  };
}
