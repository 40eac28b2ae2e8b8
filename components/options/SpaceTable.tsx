import type { SpaceUsed } from '../../lib/core/library/spaceUsed.ts';
import { text, type TextName, writtenNumber } from '../../lib/core/text.ts';
import type { DiskUse } from '../../lib/state/options/createDataModel.ts';
import { formatBytes } from '../../lib/core/formatBytes.ts';

interface SpaceTableProps {
  readonly space: SpaceUsed | null;
  readonly disk: DiskUse | null;
}

const ROWS: readonly (readonly [keyof SpaceUsed, TextName])[] = [
  ['likes', 'data_space_likes'],
  ['thumbnails', 'data_space_thumbnails'],
  ['originals', 'data_space_originals'],
];

/** The rows are there before their numbers, so that nothing moves when these arrive. */
export function SpaceTable({ space, disk }: SpaceTableProps) {
  return (
    <>
      <table class="lg-data-space" aria-busy={space === null || undefined}>
        <thead class="lg-visually-hidden">
          <tr>
            <th scope="col">{text('data_space_what')}</th>
            <th scope="col">{text('data_space_number')}</th>
            <th scope="col">{text('data_space_size')}</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([name, label]) => (
            <tr key={name}>
              <th scope="row">{text(label)}</th>
              <td>{space && writtenNumber(space[name].count)}</td>
              <td>{space && sizeOf(name, space[name].bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="lg-muted lg-data-disk">
        {disk && text('data_space_disk', { used: formatBytes(disk.used), most: formatBytes(disk.most) })}
      </p>
    </>
  );
}

function sizeOf(name: keyof SpaceUsed, bytes: number): string {
  // What is only estimated is said to be.
  return name === 'originals' || bytes === 0
    ? formatBytes(bytes)
    : text('data_space_about', { size: formatBytes(bytes) });
}
