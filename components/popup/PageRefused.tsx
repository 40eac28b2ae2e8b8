import { EyeOff, FileCode, FileText, KeyRound, Lock, MousePointerClick, VenetianMask } from 'lucide';
import type { IconNode } from 'lucide';
import { hasTabGallery } from '../../lib/core/tabGallery.ts';
import { text, type TextName } from '../../lib/core/text.ts';
import type { PopupModel, PopupPage } from '../../lib/state/popup/createPopupModel.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

type PageRefusal = Extract<PopupPage, { kind: 'refused' }>['refusal'];

interface Words {
  readonly icon: IconNode;
  readonly title: TextName;
  readonly why: TextName;
}

const wordsOf: Readonly<Record<PageRefusal, Words>> = {
  closed: { icon: Lock, title: 'popup_refused_closed_title', why: 'popup_refused_closed_text' },
  pdf: { icon: FileText, title: 'popup_refused_pdf_title', why: 'popup_refused_pdf_text' },
  xml: { icon: FileCode, title: 'popup_refused_xml_title', why: 'popup_refused_xml_text' },
  hidden: { icon: EyeOff, title: 'popup_refused_hidden_title', why: 'popup_refused_hidden_text' },
  private: { icon: VenetianMask, title: 'popup_refused_private_title', why: 'popup_refused_private_text' },
  file: { icon: KeyRound, title: 'popup_refused_file_title', why: 'popup_refused_file_text' },
  'not-asked': {
    icon: MousePointerClick,
    title: 'popup_refused_not_asked_title',
    why: 'popup_refused_not_asked_text',
  },
};

/** Why there is no gallery over this page, and where to go instead. */
export function PageRefused({ refusal, model }: { readonly refusal: PageRefusal; readonly model: PopupModel }) {
  const { icon, title, why } = wordsOf[refusal];
  return (
    <EmptyState
      icon={icon}
      title={text(title)}
      actions={
        hasTabGallery(refusal) ? (
          <>
            <Button variant="primary" onClick={model.openInTab}>
              {text('popup_gallery_in_tab')}
            </Button>
            <Button onClick={model.openLibrary}>{text('popup_open_library')}</Button>
          </>
        ) : (
          <>
            <Button variant="soft" onClick={model.openLibrary}>
              {text('popup_open_library')}
            </Button>
            <Button onClick={model.openExport}>{text('popup_export')}</Button>
          </>
        )
      }
    >
      {text(why)}
    </EmptyState>
  );
}
