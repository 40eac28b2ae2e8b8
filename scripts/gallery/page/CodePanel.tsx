import { useSignal } from '@preact/signals';
import { Check, Copy } from 'lucide';
import { Button } from '../../../components/ui/Button.tsx';

/** The code of the example as it stands, and a button that copies it. */
export function CodePanel({ code }: { readonly code: string }) {
  /** The code that was copied last, or why it could not be. */
  const copied = useSignal<string | null>(null);
  const failed = useSignal(false);

  function copy(): void {
    navigator.clipboard.writeText(code).then(
      () => {
        failed.value = false;
        copied.value = code;
      },
      () => (failed.value = true),
    );
  }

  const isCopied = copied.value === code;
  return (
    <section class="lg-show-panel lg-show-code" aria-labelledby="code-title">
      <div class="lg-show-panel-head">
        <h2 id="code-title">Code</h2>
        <span class="lg-faint" role="status">
          {failed.value ? 'The browser does not let it be copied: select it instead.' : isCopied ? 'Copied' : ''}
        </span>
        <Button icon={isCopied ? Check : Copy} onClick={copy}>
          Copy
        </Button>
      </div>
      <pre tabIndex={0} aria-label="Code of the example">
        <code>{code}</code>
      </pre>
    </section>
  );
}
