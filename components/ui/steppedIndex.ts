/** Where a key leads in a group whose ends meet: up, down, to the first or the last; `undefined` for any other key. */
export function steppedIndex(key: string, present: number, length: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (present + 1) % length;
    case 'ArrowUp':
      return (present - 1 + length) % length;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return undefined;
  }
}
