import type { PagePicture } from './writtenPictures.ts';

/** Which element shows which picture, and the other way round. */
export interface ShownPictures {
  readonly byElement: ReadonlyMap<Element, PagePicture>;
  elementsOf(id: string): Iterable<Element>;
  /** `null`: none any more, or it has gone. */
  set(element: Element, picture: PagePicture | null): void;
}

export function createShownPictures(): ShownPictures {
  const byElement = new Map<Element, PagePicture>();
  const elements = new Map<string, Set<Element>>();

  return {
    byElement,
    elementsOf: (id) => elements.get(id) ?? [],
    set(element, picture) {
      const before = byElement.get(element);
      if (before && before.id !== picture?.id) {
        const others = elements.get(before.id);
        others?.delete(element);
        if (others?.size === 0) elements.delete(before.id);
      }
      if (picture === null) {
        byElement.delete(element);
        return;
      }
      byElement.set(element, picture);
      const same = elements.get(picture.id);
      if (same) same.add(element);
      else elements.set(picture.id, new Set([element]));
    },
  };
}

export function isSamePicture(one: PagePicture | null, other: PagePicture | null): boolean {
  if (one === null || other === null) return one === other;
  const { srcsets, beside } = one.written;
  return (
    one.id === other.id &&
    one.written.address === other.written.address &&
    srcsets?.join('\n') === other.written.srcsets?.join('\n') &&
    beside?.join('\n') === other.written.beside?.join('\n')
  );
}
