import { Download } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { text } from '../../lib/core/text.ts';
import type { ImportModel } from '../../lib/state/options/createImportModel.ts';
import { Icon } from '../ui/Icon.tsx';

/** Takes a file that is dropped anywhere on the page, or pasted: a browser would leave the page for it. */
export function ImportDrop({ model }: { readonly model: ImportModel }) {
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    function onDragOver(event: DragEvent): void {
      const { dataTransfer } = event;
      if (!carriesFiles(dataTransfer)) return;
      event.preventDefault();
      const takes = model.status.peek().kind !== 'working';
      dataTransfer.dropEffect = takes ? 'copy' : 'none';
      setOver(takes);
    }
    function onDragLeave({ relatedTarget }: DragEvent): void {
      // From element to element inside of the page there is always another one.
      if (relatedTarget === null) setOver(false);
    }
    function onDrop(event: DragEvent): void {
      setOver(false);
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      model.read([...event.dataTransfer.files]);
    }
    function onPaste(event: ClipboardEvent): void {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || event.defaultPrevented) return;
      event.preventDefault();
      model.read(files);
    }
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('dragleave', onDragLeave);
    document.addEventListener('drop', onDrop);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('dragleave', onDragLeave);
      document.removeEventListener('drop', onDrop);
      document.removeEventListener('paste', onPaste);
    };
  }, [model]);

  if (!isOver) return null;
  return (
    <div class="lg-import-drop">
      <p class="lg-float">
        <Icon node={Download} size={20} />
        <span>
          <span class="lg-strong">{text('import_drop')}</span>
          <span class="lg-format-line">{text('import_drop_what')}</span>
        </span>
      </p>
    </div>
  );
}

function carriesFiles(transfer: DataTransfer | null): transfer is DataTransfer {
  return transfer?.types.includes('Files') ?? false;
}
