/** How the background tells a script that it puts into a frame which picture it wants: by the frame's isolated world. */
interface Wanted {
  likeableGalleryWanted?: string | undefined;
}

/** Runs in the frame by itself, as text. */
export function leaveWanted(url: string): void {
  (globalThis as typeof globalThis & Wanted).likeableGalleryWanted = url;
}

/** The address that was left, once. */
export function takeWanted(): string | null {
  const world = globalThis as typeof globalThis & Wanted;
  const url = world.likeableGalleryWanted ?? null;
  world.likeableGalleryWanted = undefined;
  return url;
}
