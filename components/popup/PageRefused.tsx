import { FileCode, FileText, KeyRound, Lock, MousePointerClick } from 'lucide';
import type { IconNode } from 'lucide';
import type { PopupModel, PopupPage } from '../../lib/state/createPopupModel.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

type PageRefusal = Extract<PopupPage, { kind: 'refused' }>['refusal'];

interface Words {
  readonly icon: IconNode;
  readonly title: string;
  readonly text: string;
}

const wordsOf: Readonly<Record<PageRefusal, Words>> = {
  closed: {
    icon: Lock,
    title: 'Browsers keep extensions off this page',
    text: 'Settings, stores and viewers are closed to all of them. Your library is open.',
  },
  pdf: {
    icon: FileText,
    title: 'The gallery cannot look into a PDF',
    text: 'The browser shows it in a viewer of its own, closed to extensions. Your library is open.',
  },
  xml: {
    icon: FileCode,
    title: 'This page is XML',
    text: 'There is no place in it for a gallery. Try the web page it belongs to; your library is open.',
  },
  file: {
    icon: KeyRound,
    title: 'Files need your permission',
    text: 'Find Likeable Gallery on the browser’s extensions page, open its details, turn on “Allow access to file URLs”, then reload this page.',
  },
  'not-asked': {
    icon: MousePointerClick,
    title: 'The browser did not let the gallery in',
    text: 'It keeps extensions off some pages, a page’s source for instance. On any other, press the toolbar button again. Your library is open.',
  },
};

/** Why there is no gallery over this page, and where to go instead. */
export function PageRefused({ refusal, model }: { readonly refusal: PageRefusal; readonly model: PopupModel }) {
  const { icon, title, text } = wordsOf[refusal];
  return (
    <EmptyState
      icon={icon}
      title={title}
      actions={
        <>
          <Button variant="soft" onClick={model.openLibrary}>
            Open library
          </Button>
          <Button onClick={model.openExport}>Export</Button>
        </>
      }
    >
      {text}
    </EmptyState>
  );
}
