import { useSignal } from '@preact/signals';
import type { ComponentType, RefObject } from 'preact';
import type { GalleryEdits } from '../../lib/core/galleryEdits.ts';
import type { History } from '../../lib/core/history.ts';
import type { PageImage } from '../../lib/core/pictures/pageImage.ts';
import { text } from '../../lib/core/text.ts';
import type { GalleryModel, Notice } from '../../lib/state/gallery/galleryModel.ts';
import { createPictureEdits, type PictureEdits } from '../../lib/state/gallery/pictureEdits.ts';
import type { PictureCommands } from '../gallery/galleryCommands.ts';
import { AddPictures } from '../gallery/values/AddPictures.tsx';
import { editingCommands } from '../gallery/values/editingCommands.ts';
import { isPictureFile, refusal } from '../gallery/values/pictureFiles.ts';
import { useIncomingFiles } from '../gallery/values/useIncomingFiles.ts';

export interface EditBarProps {
  /** What files can be dropped on. */
  readonly panel: RefObject<HTMLElement | null>;
  readonly inert: boolean;
}

/** How a person changes which pictures a gallery has, for as long as the page is there. */
export interface Editing {
  readonly commands: PictureCommands;
  readonly Bar: ComponentType<EditBarProps>;
}

interface Dependencies {
  readonly model: GalleryModel;
  readonly history: History;
  /** Rejects for what is no picture. */
  readonly readFile: (file: File) => Promise<PageImage>;
}

export function createEditing({ model, history, readFile }: Dependencies): Editing {
  const edits = createPictureEdits(() => model.shown.peek().flatMap(({ key }) => key ?? []));
  model.editPictures(edits.edit);

  /** Where something else orders the pictures, a move would not be seen. */
  function move(...[key, by]: Parameters<GalleryEdits['move']>): (() => void) | null {
    const { by: order, reversed } = model.sort.peek();
    if (order === 'page' && !reversed) return edits.move(key, by);
    model.notify({ tone: 'info', message: text('settings_moves_in_page_order') });
    return null;
  }
  const commands = editingCommands(() => ({ edits: { ...edits, move }, history, say: model.notify }));

  async function add(files: readonly File[]): Promise<string> {
    const images: PageImage[] = [];
    const refused: string[] = [];
    for (const file of files) {
      const image = isPictureFile(file) ? await readFile(file).catch(() => null) : null;
      if (image === null) refused.push(file.name);
      else images.push(image);
    }
    const added = images.length > 0 ? text('gallery_added', { count: images.length }) : '';
    if (images.length > 0) record(edits, history, images, added);
    model.notify(noticeOf(added, refused, history));
    await model.likesChanged(images.map(({ key }) => key));
    return added;
  }

  function Bar({ panel, inert }: EditBarProps) {
    const said = useSignal('');
    function onFiles(files: readonly File[]): void {
      add(files).then(
        (added) => (said.value = added),
        () => undefined,
      );
    }
    const isTarget = useIncomingFiles(panel, onFiles, ({ isTrusted }) => isTrusted);
    return (
      <>
        {isTarget && <div class="lg-drop-target lg-gallery-target" />}
        <AddPictures onAdd={onFiles} said={said.value} inert={inert} />
      </>
    );
  }

  return { commands, Bar };
}

function record(edits: PictureEdits, history: History, images: readonly PageImage[], label: string): void {
  let takeBack = edits.add(images);
  history.record({ label, undo: () => takeBack(), redo: () => (takeBack = edits.add(images)) });
}

function noticeOf(added: string, refused: readonly string[], history: History): Notice {
  const action = added === '' ? undefined : { label: text('common_undo'), run: () => void history.undo() };
  if (refused.length === 0) return { tone: 'info', message: added, ...(action && { action }) };
  return { tone: 'problem', message: refusal(refused), ...(action && { action }) };
}
