const grouped = new Intl.NumberFormat('en');

/** `1 picture`, `12,408 pictures`. */
export function countedPictures(count: number): string {
  return `${grouped.format(count)} ${count === 1 ? 'picture' : 'pictures'}`;
}
