/** What our script in a frame is asked for. */
export type Wanted =
  /** The picture that has this address among its variants. */
  | { readonly kind: 'picture'; readonly url: string }
  /** Every picture of the page. */
  | { readonly kind: 'page' }
  /** That the page is scrolled to the picture that has one of these addresses. */
  | { readonly kind: 'show'; readonly key: string; readonly urls: readonly string[] };

/** How the background tells a script that it puts into a frame what it wants: by the frame's isolated world. */
interface World {
  likeableGalleryWanted?: Wanted | undefined;
}

/** Runs in the frame by itself, as text. */
export function leaveWanted(wanted: Wanted): void {
  (globalThis as typeof globalThis & World).likeableGalleryWanted = wanted;
}

/** What was left, once. */
export function takeWanted(): Wanted | null {
  const world = globalThis as typeof globalThis & World;
  const wanted = world.likeableGalleryWanted ?? null;
  world.likeableGalleryWanted = undefined;
  return wanted;
}
