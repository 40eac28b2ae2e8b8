import { Unplug } from 'lucide';
import { text } from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

interface PageGoneProps {
  /** Why, where that is known. */
  readonly problem?: string | undefined;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

/** In place of the pictures of a page that is no longer there. */
export function PageGone({ problem, action }: PageGoneProps) {
  return (
    <EmptyState
      icon={Unplug}
      title={text('tab_page_gone')}
      actions={
        action && (
          <Button variant="soft" onClick={action.run}>
            {action.label}
          </Button>
        )
      }
    >
      {problem ?? text('tab_page_gone_text')}
    </EmptyState>
  );
}
