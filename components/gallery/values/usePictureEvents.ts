import { useMemo, useRef } from 'preact/hooks';
import type { FileData, GalleryImage } from '../../../lib/core/pictures/galleryImage.ts';
import { asGalleryImage, galleryItems } from '../../../lib/core/pictures/galleryItem.ts';
import { text, type TextName } from '../../../lib/core/text.ts';
import { reasonOf, shortened } from './describeValue.ts';
import type { GalleryEvent } from '../galleryEvent.ts';
import type { LikeableGalleryProps, PlainGalleryProps } from '../LikeableGalleryProps.ts';
import type { PictureInEvent, PictureObject, PictureType } from './pictureForms.ts';
import { readPicture } from './readPicture.ts';

type Callbacks = Pick<LikeableGalleryProps, 'onSelect' | 'onLike' | 'onLikeMany' | 'onClick' | 'onChange'>;

interface PlainCallbacks extends Required<Pick<PlainGalleryProps, 'onSelect' | 'onLike' | 'onLikeMany' | 'onChange'>> {
  readonly onClick: (event: GalleryEvent & { readonly action: string }) => unknown;
}

interface PictureEventsOptions extends Callbacks {
  readonly type: PictureType;
  readonly givenIndex: (index: number) => number;
  readonly objectAt: (url: string) => PictureObject | undefined;
  readonly onProblem: (sentence: string) => void;
}

/**
 * The callbacks as the gallery calls them, always the same ones: each tells its event with the picture in the form that is
 * asked for. Events arrive in the order in which they happened, however long it takes to read a picture.
 */
export function usePictureEvents(options: PictureEventsOptions): PlainCallbacks {
  const latest = useRef(options);
  latest.current = options;

  return useMemo(() => {
    let unfinished = 0;
    let last: Promise<unknown> = Promise.resolve();

    function problem(sentence: string): void {
      latest.current.onProblem(sentence);
    }

    async function withForm(image: GalleryImage, type: PictureType): Promise<PictureInEvent> {
      // Found now: it may leave the list before its turn comes.
      const object = latest.current.objectAt(addressOf(image.image));
      const turn = last;
      try {
        await turn;
        if (type === 'url') return image;
        const form = await readPicture(object ?? image.image, type);
        // Of an SVG that is held in memory: its address.
        return object !== undefined && form === object && isSvg(object) ? image : { ...image, image: form };
      } catch (error) {
        const caption = shortened(nameOf(image));
        problem(text('gallery_address_passed_on', { caption, reason: reasonOf(error) }));
        return image;
      }
    }

    /** Answers what the callback answers, now or in its turn. */
    function deliver<Event extends GalleryEvent>(
      event: Event,
      tell: (told: Omit<Event, 'value'> & { value: PictureInEvent }) => unknown,
    ): unknown {
      const { type, givenIndex } = latest.current;
      const image = asGalleryImage(event.value);
      const index = givenIndex(event.index);
      if (type === 'url' && unfinished === 0) return tell({ ...event, index, value: image });
      const form = withForm(image, type);
      unfinished++;
      const told = form.then(async (value) => await tell({ ...event, index, value }));
      last = told.catch(() => undefined).finally(() => unfinished--);
      return told;
    }

    /** A failure is said and goes no further: what the person did is done. */
    function guarded(sentence: TextName, tell: () => unknown): void {
      const fail = (error: unknown): void => problem(text(sentence, { reason: reasonOf(error) }));
      try {
        const answer = tell();
        if (answer instanceof Promise) answer.catch(fail);
      } catch (error) {
        fail(error);
      }
    }

    return {
      onSelect(event) {
        guarded('gallery_selection_lost', () => deliver(event, (told) => latest.current.onSelect?.(told)));
      },
      onLike(event) {
        guarded('gallery_judgement_lost', () => deliver(event, (told) => latest.current.onLike?.(told)));
      },
      onLikeMany(events) {
        const { givenIndex } = latest.current;
        const told = events.map((event) => {
          return { ...event, index: givenIndex(event.index), value: asGalleryImage(event.value) };
        });
        guarded('gallery_judgements_lost', () => latest.current.onLikeMany?.(told));
      },
      onClick: (event) => deliver(event, (told) => latest.current.onClick?.(told)),
      onChange: (event) => guarded('gallery_change_lost', () => latest.current.onChange?.(event)),
    };
  }, []);
}

function addressOf(image: string | FileData): string {
  return typeof image === 'string' ? image : (image.url ?? image.path ?? '');
}

function nameOf(image: GalleryImage): string {
  return galleryItems([image])[0]?.caption ?? '';
}

function isSvg(object: PictureObject): boolean {
  return 'type' in object && object.type.startsWith('image/svg');
}
