import { Plus } from 'lucide';
import { useRef } from 'preact/hooks';
import { text } from '../../../lib/core/text.ts';
import { Button } from '../../ui/Button.tsx';

export interface AddPicturesProps {
  readonly onAdd: (files: readonly File[]) => void;
  /** What was added last, for those who do not see it. */
  readonly said: string;
  /** Whether something else covers the gallery. */
  readonly inert: boolean;
}

/** Lets files be picked, several at once. */
export function AddPictures({ onAdd, said, inert }: AddPicturesProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="lg-add" inert={inert}>
      <Button variant="soft" icon={Plus} onClick={() => input.current?.click()}>
        {text('gallery_add')}
      </Button>
      <span class="lg-faint lg-add-hint">{text('gallery_add_hint')}</span>
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          onAdd([...(currentTarget.files ?? [])]);
          // The same file can be picked again.
          currentTarget.value = '';
        }}
      />
      <span class="lg-visually-hidden" role="status">
        {said}
      </span>
    </div>
  );
}
