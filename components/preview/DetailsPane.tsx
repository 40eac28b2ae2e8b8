import { ExternalLink, Heart, ThumbsDown } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import type { Variant } from '../../lib/core/pictures/pageImage.ts';
import type { Agreement } from '../../lib/core/judging/sharedJudgement.ts';
import type { Annotation } from '../../lib/core/judging/pictureDetails.ts';
import { text } from '../../lib/core/text.ts';
import type { DetailsSource } from '../gallery/galleryViews.ts';
import { formatBytes } from '../../lib/core/formatBytes.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { RichText } from '../ui/RichText.tsx';
import { drawnText } from './drawnText.ts';
import { NoteEditor } from './NoteEditor.tsx';
import { bytesFetched, formatName, megapixels, momentText } from './pictureFacts.ts';
import { TagEditor } from './TagEditor.tsx';
import { useDetails } from './useDetails.ts';
import type { ShownVariant } from './useShownVariant.ts';

export interface DetailsPaneProps {
  readonly id: string;
  readonly item: GalleryItem;
  readonly shown: ShownVariant;
  readonly source: DetailsSource | undefined;
  /** Notes that could not be stored, by key: they wait here for their picture to be shown again. */
  readonly drafts: Map<string, string>;
  readonly say: (message: string) => void;
}

/** Lines of the list of variants: some servers offer hundreds of sizes. */
const MOST_VARIANTS = 40;

/** What is known of the picture shown. */
export function DetailsPane({ id, item, shown, source, drafts, say }: DetailsPaneProps) {
  const { known, change, readAgain } = useDetails(source, item.key, true);
  const judgedAt = useJudgedAt(item, known.kind === 'known' ? known.details.judgedAt : undefined);

  async function saveNote(note: string): Promise<void> {
    try {
      await source?.annotate([item.key], { note });
      drafts.delete(item.key);
      change(item.key, { note });
    } catch (error) {
      drafts.set(item.key, note);
      say(text('preview_note_not_saved', { caption: drawnText(item.caption, 40) }));
      throw error;
    }
  }

  async function changeTags(tags: readonly string[], { addTags = [], removeTags = [] }: Annotation): Promise<void> {
    await source?.annotate([item.key], { addTags, removeTags });
    change(item.key, { tags: [...tags.filter((tag) => !removeTags.includes(tag)), ...addTags] });
  }

  return (
    <section id={id} class="lg-details" aria-label={text('preview_details')}>
      <Facts item={item} shown={shown} judgedAt={judgedAt} />
      {item.variants.length > 1 && <Variants item={item} shown={shown} />}
      {item.page && <SourcePage page={item.page} />}
      {known.kind === 'known' && source && (
        <>
          <Part title={text('preview_tags')}>
            <TagEditor
              key={item.key}
              tags={known.details.tags}
              onChange={(changes) => changeTags(known.details.tags, changes)}
            />
          </Part>
          {known.details.people && <People people={known.details.people} />}
          <Part title={text('preview_note')} class="lg-details-rest">
            <NoteEditor key={item.key} note={known.details.note} draft={drafts.get(item.key)} onSave={saveNote} />
          </Part>
        </>
      )}
      {known.kind === 'failed' && source && (
        <div class="lg-details-part" role="alert">
          <p class="lg-details-problem">{text('preview_details_unread', { problem: known.message })}</p>
          <Button variant="soft" onClick={readAgain}>
            {text('common_try_again')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface PartProps {
  readonly title: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

function Part({ title, class: extra = '', children }: PartProps) {
  return (
    <div class={`lg-details-part ${extra}`}>
      <h3>{title}</h3>
      {children}
    </div>
  );
}

function People({ people }: { readonly people: Agreement['people'] }) {
  return (
    <Part title={text('preview_people')}>
      <ul class="lg-details-people">
        {people.map(({ by, liked }) => (
          <li key={by}>
            <Icon node={liked ? Heart : ThumbsDown} size={14} />
            {text(liked ? 'preview_person_likes' : 'preview_person_dislikes', { person: drawnText(by, 60) })}
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** When it was judged last: what the library says, or when it was judged here since. */
function useJudgedAt({ key, liked }: GalleryItem, stored: number | undefined): number | undefined {
  const first = useMemo(() => ({ liked }), [key]);
  return useMemo(() => (first.liked === liked ? stored : Date.now()), [first, liked, stored]);
}

interface FactsProps extends Pick<DetailsPaneProps, 'item' | 'shown'> {
  readonly judgedAt: number | undefined;
}

function Facts({ item, shown, judgedAt }: FactsProps) {
  const [original] = item.variants;
  const { size, state } = shown;
  const bytes = useMemo(() => item.bytes ?? bytesFetched(original.url), [item, original.url, state]);
  const format = formatName(original);
  const pixels = size && !size.proportionsOnly ? size : undefined;
  const { length } = item.variants;
  const source = item.source !== undefined && <code>{drawnText(item.source, 40)}</code>;
  const variants = length > 1 && text('preview_variant_count', { count: length });
  return (
    <Part title={text('preview_details')}>
      <dl>
        <Fact name={text('preview_dimensions')}>
          {pixels ? (
            <bdi dir="ltr">
              {pixels.width} × {pixels.height} <span class="lg-faint">{megapixels(pixels.width, pixels.height)}</span>
            </bdi>
          ) : (
            text('preview_not_known')
          )}
        </Fact>
        {(format !== undefined || bytes !== undefined) && (
          <Fact name={text('preview_type')}>
            {format} <span class="lg-faint">{bytes !== undefined && formatBytes(bytes)}</span>
          </Fact>
        )}
        {(source || variants) && (
          <Fact name={text('preview_found_in')}>
            {source && variants ? (
              <RichText name="preview_found_list" values={{ source, variants }} />
            ) : (
              source || variants
            )}
          </Fact>
        )}
        {judgedAt !== undefined && (
          <Fact name={text(item.liked === null ? 'common_cleared' : item.liked ? 'common_liked' : 'common_disliked')}>
            {momentText(judgedAt, Date.now())}
          </Fact>
        )}
      </dl>
    </Part>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Variants({ item, shown }: Pick<DetailsPaneProps, 'item' | 'shown'>) {
  const more = item.variants.length - MOST_VARIANTS;
  const pixels = shown.size?.proportionsOnly ? undefined : shown.size;
  return (
    <Part title={text('preview_variants')}>
      <ul class="lg-variants">
        {item.variants.slice(0, MOST_VARIANTS).map((variant) => (
          <li key={variant.url}>
            <button
              type="button"
              aria-current={variant.url === shown.url || undefined}
              onClick={() => shown.choose(variant.url)}
            >
              <bdi dir="ltr">{sizeText(variant === item.variants[0] ? { ...pixels, ...variant } : variant)}</bdi>{' '}
              <span class="lg-faint">{formatName(variant)}</span>
              {variant.url === shown.url && (
                <span class="lg-variant-shown lg-faint">{text('preview_variant_shown')}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="lg-faint">{text('preview_more_variants', { count: more })}</p>}
    </Part>
  );
}

function sizeText({ width, height, density }: Omit<Variant, 'url'>): string {
  if (width !== undefined && height !== undefined) return `${width} × ${height}`;
  if (width !== undefined) return text('preview_wide', { pixels: String(width) });
  if (height !== undefined) return text('preview_high', { pixels: String(height) });
  return density === undefined ? text('preview_size_unknown') : `${density}×`;
}

function SourcePage({ page }: { readonly page: NonNullable<GalleryItem['page']> }) {
  const url = URL.canParse(page.url) ? new URL(page.url) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const address = `${url.host}${url.pathname}`;
  return (
    <Part title={text('preview_source')}>
      <a class="lg-details-source" href={url.href} target="_blank" rel="noopener noreferrer">
        <bdi class="lg-cut-off">{drawnText(page.title, 200) || url.host}</bdi>
        <bdi class="lg-cut-off lg-faint">{drawnText(address, 200)}</bdi>
        <Icon node={ExternalLink} size={14} />
      </a>
    </Part>
  );
}
