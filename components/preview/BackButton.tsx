import { ChevronLeft } from 'lucide';
import { text } from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

interface BackButtonProps {
  /** Of its word, for which there is not always room. */
  readonly wordClass: string;
  readonly onClick: () => void;
}

/** Leads from what lies over the gallery back to it. */
export function BackButton({ wordClass, onClick }: BackButtonProps) {
  return (
    <Button
      class="lg-preview-back"
      aria-label={text('preview_back')}
      title={text('preview_back_hint')}
      onClick={onClick}
    >
      <Icon node={ChevronLeft} mirrored />
      <span class={wordClass}>{text('preview_gallery')}</span>
    </Button>
  );
}
