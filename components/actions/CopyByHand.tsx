import { useLayoutEffect, useRef } from 'preact/hooks';
import { text } from '../../lib/core/text.ts';

/** What the browser does not let be copied, marked to be copied by its own keys. */
export function CopyByHand({ copied }: { readonly copied: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <div class="lg-by-hand">
      <p role="alert">{text('preview_copy_by_hand')}</p>
      <textarea
        ref={field}
        class="lg-text-field"
        aria-label={text('preview_text_to_copy')}
        readOnly
        rows={4}
        value={copied}
      />
    </div>
  );
}
