// oxlint-disable-next-line import/default -- it is the text of the file.
import source from '../../../components/gallery/LikeableGalleryProps.ts?raw';

/** The docstrings of the gallery's properties, by name, each as paragraphs. */
export const PROP_DOCS: ReadonlyMap<string, readonly string[]> = new Map(
  [...source.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*readonly (\w+)\?:/g)].map(([, written = '', name = '']) => [
    name,
    written
      .replaceAll(/\s*\n\s*\*/g, '\n')
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim()),
  ]),
);
